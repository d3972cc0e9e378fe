import type { IncomingMessage } from "node:http";
import { largestFile } from "@gatehouse/contracts/imports/import-upload";
import { DomainError } from "@gatehouse/domain/errors/domain-error";

/**
 * The bytes of a request's body as they come. Whoever stops reading leaves the connection open, so that an answer can still be
 * given.
 * @throws {DomainError} `import.too-large` at once when the request says so itself
 */
export function bodyOf(request: IncomingMessage): AsyncIterable<Uint8Array> {
  const length = Number(request.headers["content-length"] ?? 0);
  if (length > largestFile) throw new DomainError("import.too-large", { limit: largestFile });
  return request.iterator({ destroyOnReturn: false });
}
