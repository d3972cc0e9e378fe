import { DomainError } from "@gatehouse/domain/errors/domain-error";

/**
 * Passes only for an invitation that can be used at `now`; the instant of its end is too late, recorded or not.
 * @throws {DomainError} `invitation.not-open` with its state and why, `invitation.expired`
 */
export function checkFoundOpen(
  invitation: { state: string; why: string | null; expiresAt: Date },
  now: Date,
): void {
  const { state, why, expiresAt } = invitation;
  if (state === "expired" || (state === "open" && now >= expiresAt))
    throw new DomainError("invitation.expired");
  if (state !== "open") throw new DomainError("invitation.not-open", { state, why });
}
