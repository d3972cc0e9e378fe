/** Every way a link or a protocol can fail, `noun.reason`. */
export const readerErrorCodes = [
  "link.lost",
  "link.refused",
  "link.timeout",
  "link.unavailable",
  "line.misconfigured",
  "reader.unknown",
  "door.unknown",
] as const;

/** One of the closed list of link and protocol failures. */
export type ReaderErrorCode = (typeof readerErrorCodes)[number];

/** A failure of a link or a protocol that a supervisor can act on; anything else that is thrown is a bug. */
export class ReaderError extends Error {
  override readonly name = "ReaderError";
  readonly code: ReaderErrorCode;
  readonly detail: string;

  constructor(code: ReaderErrorCode, detail: string, cause?: unknown) {
    super(`${code}: ${detail}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.detail = detail;
  }
}

/** Whether the failure ends the link only: opening it again may help, so a supervisor backs off and retries. */
export function isLinkFailure(error: unknown): error is ReaderError {
  return error instanceof ReaderError && error.code.startsWith("link.");
}
