import { importUploaded, importUploadPath } from "@gatehouse/contracts/imports/import-upload";
import { domainErrorCodes } from "@gatehouse/domain/errors/domain-error-code";
import type { ImportMode } from "@gatehouse/domain/imports/import-state";
import type { Failure } from "~/lib/api/failure.ts";

/** A file on its way to the server. */
export type Upload = {
  /** The run it became, or why it did not; `cancelled` when it was called off here. */
  readonly ended: Promise<
    | { readonly kind: "brought"; readonly importId: string }
    | { readonly kind: "failed"; readonly failure: Failure }
    | { readonly kind: "cancelled" }
  >;
  readonly cancel: () => void;
};

/** Brings a file as it is. `onShare` is told how much of it has left this computer, 0 to 1. */
export function uploadFile(
  file: File,
  { projectId, mode }: { readonly projectId: string; readonly mode: ImportMode },
  onShare: (share: number) => void,
): Upload {
  // The only way to hear how far an upload is: fetch does not tell.
  const request = new XMLHttpRequest();
  const query = new URLSearchParams({ projectId, name: file.name, mode });
  request.open("POST", `${importUploadPath}?${query}`);
  request.setRequestHeader("content-type", "application/octet-stream");
  request.upload.onprogress = (event) => event.total > 0 && onShare(event.loaded / event.total);
  const ended = new Promise<Awaited<Upload["ended"]>>((done) => {
    request.onabort = () => done({ kind: "cancelled" });
    request.onerror = () => done({ kind: "failed", failure: { kind: "unreachable" } });
    request.onload = () => done(answerOf(request));
  });
  request.send(file);
  return { ended, cancel: () => request.abort() };
}

function answerOf(request: XMLHttpRequest): Awaited<Upload["ended"]> {
  const answer = parse(request.responseText);
  const brought = importUploaded.safeParse(answer);
  if (request.status === 201 && brought.success) return { kind: "brought", importId: brought.data.importId };
  const given = typeof answer === "object" && answer !== null && "error" in answer ? answer.error : undefined;
  const code = domainErrorCodes.find((known) => known === given);
  return {
    kind: "failed",
    failure: code ? { kind: "refused", code, details: {} } : { kind: "broken", requestId: null },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
