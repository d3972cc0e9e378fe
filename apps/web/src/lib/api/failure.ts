import { type DomainErrorCode, domainErrorCodes } from "@gatehouse/domain/errors/domain-error-code";

/** What a refusal tells beside its code: ids, field names, states. */
export type RefusalDetails = Readonly<Record<string, unknown>>;

/** Why a call did not do what was asked. */
export type Failure =
  | { readonly kind: "refused"; readonly code: DomainErrorCode; readonly details: RefusalDetails }
  /** The input was wrong; the server names each field. */
  | {
      readonly kind: "invalid";
      readonly fields: readonly { readonly path: string; readonly message: string }[];
    }
  /** No answer came: the network, or the server is away. Whether it was done is not known. */
  | { readonly kind: "unreachable" }
  /** A fault of ours; the number is in the server's log. */
  | { readonly kind: "broken"; readonly requestId: string | null };

/**
 * Reads what a failed call means. Anything that is no answer of the server counts as unreachable. The error is read by its
 * shape, not its class: one that was thrown while the page was drawn on the server arrives here as plain data.
 */
export function failureOf(error: unknown): Failure {
  const data = field(error, "data");
  if (typeof data !== "object" || data === null) return { kind: "unreachable" };
  const refusal = field(data, "refusal");
  const code = domainErrorCodes.find((known) => known === field(refusal, "code"));
  if (code) return { kind: "refused", code, details: { ...object(field(refusal, "details")) } };
  const fields = field(data, "fields");
  if (Array.isArray(fields))
    return {
      kind: "invalid",
      fields: fields.map((each) => ({
        path: String(field(each, "path")),
        message: String(field(each, "message")),
      })),
    };
  const requestId = field(data, "requestId");
  return { kind: "broken", requestId: typeof requestId === "string" ? requestId : null };
}

/** Whether a call to the server failed, as against a bug in the page. */
export function isCallFailure(error: unknown): boolean {
  return error instanceof Error && (error.name === "TRPCClientError" || field(error, "data") !== undefined);
}

/** Whether a call was refused with one of these codes. */
export function isRefused(error: unknown, ...codes: readonly DomainErrorCode[]): boolean {
  const failure = failureOf(error);
  return failure.kind === "refused" && codes.includes(failure.code);
}

function object(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}

function field(value: unknown, name: string): unknown {
  return Object.entries(object(value)).find(([key]) => key === name)?.[1];
}
