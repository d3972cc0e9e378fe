import { DomainError } from "../errors/domain-error.ts";

/** How long an invitation is good for unless the project says otherwise. */
export const defaultInvitationDays = 7;

const dayMs = 24 * 60 * 60 * 1000;

/** Why an open invitation was withdrawn. */
export const withdrawalCauses = ["replaced", "deleted", "blocked", "by-hand"] as const;

/** Why an open invitation was withdrawn. */
export type WithdrawalCause = (typeof withdrawalCauses)[number];

/** Where an invitation stands. Only `open` ever moves; the other three are final. */
export type InvitationState =
  | { readonly kind: "open" }
  | { readonly kind: "used"; readonly at: Date }
  | { readonly kind: "expired"; readonly at: Date }
  | { readonly kind: "withdrawn"; readonly cause: WithdrawalCause; readonly at: Date };

/** One mail's worth of permission to bind one phone, until `expiresAt` by the database clock. */
export type Invitation = {
  readonly id: string;
  readonly userId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly state: InvitationState;
};

/** What a new invitation is made from; `validDays` is the project's setting. */
export type NewInvitation = { readonly id: string; readonly userId: string; readonly validDays: number };

/**
 * A fresh open invitation that runs out `validDays` times 24 hours after `now`.
 * @throws {DomainError} `request.invalid` when the days are not a whole number above zero
 */
export function openInvitation(input: NewInvitation, now: Date): Invitation {
  const { id, userId, validDays } = input;
  if (!Number.isInteger(validDays) || validDays < 1) {
    throw new DomainError("request.invalid", { field: "validDays" });
  }
  const expiresAt = new Date(now.getTime() + validDays * dayMs);
  return { id, userId, createdAt: now, expiresAt, state: { kind: "open" } };
}

/** Whether the invitation can still be used at `now`; the clock decides, not the job that records expiries. */
export function isOpen(invitation: Pick<Invitation, "state" | "expiresAt">, now: Date): boolean {
  return invitation.state.kind === "open" && now < invitation.expiresAt;
}

/**
 * Passes only when the invitation can be used at `now`. The instant of `expiresAt` itself is too late.
 * @throws {DomainError} `invitation.not-open`, `invitation.expired`
 */
export function checkOpen(invitation: Pick<Invitation, "state" | "expiresAt">, now: Date): void {
  if (invitation.state.kind === "expired") throw new DomainError("invitation.expired");
  if (invitation.state.kind !== "open") {
    throw new DomainError("invitation.not-open", { state: invitation.state.kind });
  }
  if (now >= invitation.expiresAt) throw new DomainError("invitation.expired");
}

/**
 * The invitation after it bound a phone; it never binds another.
 * @throws {DomainError} `invitation.not-open`, `invitation.expired`
 */
export function useInvitation(invitation: Invitation, now: Date): Invitation {
  checkOpen(invitation, now);
  return { ...invitation, state: { kind: "used", at: now } };
}

/**
 * Closes an open invitation before its use. One that has already run out by the clock is recorded as expired instead.
 * @throws {DomainError} `invitation.not-open`
 */
export function withdrawInvitation(invitation: Invitation, cause: WithdrawalCause, now: Date): Invitation {
  if (invitation.state.kind !== "open") {
    throw new DomainError("invitation.not-open", { state: invitation.state.kind });
  }
  if (now >= invitation.expiresAt) return expireInvitation(invitation, now);
  return { ...invitation, state: { kind: "withdrawn", cause, at: now } };
}

/**
 * Records that an open invitation has run out, stamped with the instant it ran out.
 * @throws {DomainError} `invitation.not-open` when it is closed already or has not run out yet
 */
export function expireInvitation(invitation: Invitation, now: Date): Invitation {
  if (invitation.state.kind !== "open" || now < invitation.expiresAt) {
    throw new DomainError("invitation.not-open", { state: invitation.state.kind });
  }
  return { ...invitation, state: { kind: "expired", at: invitation.expiresAt } };
}
