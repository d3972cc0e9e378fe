import type { CheckDetail } from "./decision.ts";
import type { DenialReason } from "./denial-reason.ts";

/** What somebody at a desk can do about a refusal. */
export const fittingActions = [
  "open-profile",
  "unblock",
  "revalidate",
  "restore",
  "resend-invitation",
  "add-number",
  "grant-access",
  "finish-task",
  "accept-role",
  "extend-validity",
  "show-schedule",
  "release-lockdown",
  "ask-to-refresh-phone",
  "renew-badge",
  "check-bridge",
  "check-reader",
] as const;

/** One of the closed list of actions. */
export type FittingAction = (typeof fittingActions)[number];

/** The action and what it is about; `subjectId` is a role, a task or a zone named by the check's detail. */
export type FittingAdvice = { readonly kind: FittingAction; readonly subjectId: string | null };

/**
 * The one action that fits a refusal. It only advises: whether the person at the desk may do it, the permission table
 * says. Null when nothing but letting the person in by hand would help.
 */
export function fittingAction(reason: DenialReason, detail: CheckDetail): FittingAdvice | null {
  const about = (kind: FittingAction, subject?: string): FittingAdvice => {
    const subjectId = subject === undefined ? null : detail[subject];
    return { kind, subjectId: typeof subjectId === "string" ? subjectId : null };
  };
  switch (reason) {
    case "user-blocked":
      return about("unblock");
    case "review-required":
      return about("revalidate");
    case "user-archived":
      return about("restore");
    case "lockdown":
      return about("release-lockdown");
    case "unknown-credential":
      return about("add-number");
    case "credential-inactive":
      return inactiveAction(detail, about);
    case "no-access-at-door":
      if (typeof detail.openTaskId === "string") return about("finish-task", "openTaskId");
      if (typeof detail.pendingRoleId === "string") return about("accept-role", "pendingRoleId");
      return about("grant-access", "zoneId");
    case "credential-expired":
    case "not-yet-valid":
      return about("extend-validity");
    case "outside-schedule":
      return about("show-schedule", "scheduleId");
    case "code-expired":
    case "replayed-token":
    case "stale-read":
      return about("ask-to-refresh-phone");
    case "code-invalid":
      return detail.code === "no-key" ? about("grant-access") : about("open-profile");
    case "list-stale":
    case "host-timeout":
      return about("check-bridge");
    case "reader-unknown":
    case "parity-error":
    case "format-unknown":
    case "facility-mismatch":
    case "device-denied":
      return about("check-reader");
    case "apb-violation":
    case "occupancy-full":
    case "pin-required":
    case "pin-wrong":
    case "pin-lockout":
    case "host-denied":
    case "duress":
      return null;
  }
}

function inactiveAction(
  detail: CheckDetail,
  about: (kind: FittingAction, subject?: string) => FittingAdvice,
): FittingAdvice {
  switch (detail.because) {
    case "pass-state":
    case "pass-epoch":
      return about("resend-invitation");
    case "key-generation":
      return about("ask-to-refresh-phone");
    case "incomplete":
      return typeof detail.openTaskId === "string"
        ? about("finish-task", "openTaskId")
        : about("accept-role", "roleId");
    default:
      return about("renew-badge");
  }
}
