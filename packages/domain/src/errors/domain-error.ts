import type { DomainErrorCode } from "./domain-error-code.ts";

/** What a refusal may tell: plain data that is safe to show to the caller who was refused. */
export type DomainErrorDetails = Readonly<
  Record<string, string | number | boolean | null | readonly string[]>
>;

/** An expected refusal. `code` comes from one closed list; anything else that is thrown is a bug. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly code: DomainErrorCode;
  readonly details: DomainErrorDetails;

  constructor(code: DomainErrorCode, details: DomainErrorDetails = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}
