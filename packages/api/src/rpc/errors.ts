import { DomainError } from "@gatehouse/domain/errors/domain-error";
import type { DomainErrorCode } from "@gatehouse/domain/errors/domain-error-code";
import { TRPCError } from "@trpc/server";
import type { RpcContext } from "./rpc.ts";

type RpcCode = TRPCError["code"];

/** The status of every refusal; total by type, so a new code without a line does not compile. */
const statusOf = {
  "request.not-found": "NOT_FOUND",
  "request.forbidden": "FORBIDDEN",
  "request.step-up-required": "FORBIDDEN",
  "request.invalid": "BAD_REQUEST",
  "request.too-many": "TOO_MANY_REQUESTS",
  "request.busy": "SERVICE_UNAVAILABLE",
  "session.missing": "UNAUTHORIZED",
  "project.name-taken": "CONFLICT",
  "project.already-owned": "CONFLICT",
  "member.last-owner": "CONFLICT",
  "member.already-member": "CONFLICT",
  "sign-in.link-invalid": "BAD_REQUEST",
  "sign-in.other-browser": "BAD_REQUEST",
  "sign-in.code-needed": "BAD_REQUEST",
  "sign-in.code-wrong": "BAD_REQUEST",
  "user.version-conflict": "CONFLICT",
  "user.archived": "CONFLICT",
  "user.not-archived": "CONFLICT",
  "user.not-blocked": "CONFLICT",
  "user.not-in-review": "CONFLICT",
  "user.blocklist-hit": "CONFLICT",
  "user.suspended": "CONFLICT",
  "user.no-email": "CONFLICT",
  "user.sync-id-taken": "CONFLICT",
  "block.until-in-past": "BAD_REQUEST",
  "credential.number-taken": "CONFLICT",
  "role.name-taken": "CONFLICT",
  "role.already-held": "CONFLICT",
  "role.not-held": "CONFLICT",
  "company.name-taken": "CONFLICT",
  "company.in-use": "CONFLICT",
  "group.name-taken": "CONFLICT",
  "group.in-use": "CONFLICT",
  "invitation.not-open": "CONFLICT",
  "invitation.expired": "CONFLICT",
  "invitation.invalid": "BAD_REQUEST",
  "invitation.code-wrong": "BAD_REQUEST",
  "pass.wrong-state": "CONFLICT",
  "pass.proof-invalid": "UNAUTHORIZED",
  "pass.move-expired": "CONFLICT",
  "pass.wipe-already-sent": "CONFLICT",
  "bridge.pairing-invalid": "BAD_REQUEST",
  "bridge.proof-invalid": "UNAUTHORIZED",
  "bridge.quarantined": "FORBIDDEN",
  "bridge.offline": "CONFLICT",
  "door.unknown-reader": "NOT_FOUND",
  "reader.not-wired": "CONFLICT",
  "reader.no-secure-channel": "CONFLICT",
  "reader.not-quarantined": "CONFLICT",
  "trace.install-mode": "CONFLICT",
  "trace.no-messages": "CONFLICT",
  "trace.running": "CONFLICT",
  "trace.not-running": "CONFLICT",
  "trace.unfinished": "CONFLICT",
  "mail.signature-invalid": "UNAUTHORIZED",
  "import.wrong-state": "CONFLICT",
  "import.running": "CONFLICT",
  "import.moved": "CONFLICT",
  "import.number-wrong": "BAD_REQUEST",
  "import.second-admin": "FORBIDDEN",
  "import.too-late": "CONFLICT",
  "import.too-large": "PAYLOAD_TOO_LARGE",
  "import.too-many-faults": "CONFLICT",
  "import.lines-unread": "CONFLICT",
  "token.invalid": "UNAUTHORIZED",
  "live.protocol-mismatch": "CONFLICT",
} as const satisfies Record<DomainErrorCode, RpcCode>;

/** A refusal as the wire's error; the DomainError stays its cause, so that the formatter can say the code. */
export const refuse = (error: DomainError): TRPCError =>
  new TRPCError({ code: statusOf[error.code], message: error.code, cause: error });

type Shape = { message: string; code: number; data: object };

/**
 * The only place that decides what an error tells a caller: a refusal says its code and details, a mistake in the input
 * says which fields, and anything else says nothing but the request id under which it was reported.
 */
export function formatError<S extends Shape>(input: {
  shape: S;
  error: TRPCError;
  ctx: RpcContext | undefined;
}) {
  const { shape, error, ctx } = input;
  const refusal =
    error.cause instanceof DomainError ? { code: error.cause.code, details: error.cause.details } : null;
  const known = refusal !== null || error.code !== "INTERNAL_SERVER_ERROR";
  const { httpStatus, path } = shape.data as { httpStatus?: number; path?: string };
  return {
    ...shape,
    message: refusal?.code ?? (known ? error.code : "internal"),
    data: {
      code: error.code,
      httpStatus,
      path,
      refusal,
      fields: invalidFields(error),
      requestId: ctx?.requestId ?? null,
    },
  };
}

/** Paths and texts of what is wrong in an input; null when the error is not about an input. */
function invalidFields(error: TRPCError): { path: string; message: string }[] | null {
  const cause = error.cause;
  if (error.code !== "BAD_REQUEST" || !cause || !("issues" in cause) || !Array.isArray(cause.issues))
    return null;
  return cause.issues.slice(0, 20).map((issue: { path?: PropertyKey[]; message?: string }) => ({
    path: (issue.path ?? []).map(String).join("."),
    message: String(issue.message ?? "invalid").slice(0, 200),
  }));
}
