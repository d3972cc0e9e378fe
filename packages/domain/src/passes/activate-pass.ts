import { DomainError } from "../errors/domain-error.ts";
import type { Pass, PassChange } from "./pass.ts";
import { passChange, wrongState } from "./pass.ts";

/**
 * Binds a phone through the open invitation, which the caller has checked and marks used in the same transaction. The epoch moves
 * in this one step, so a phone bound before stops in the instant the new one starts.
 * @throws {DomainError} `pass.wrong-state`, `invitation.not-open`, `invitation.expired`
 */
export function activatePass(pass: Pass, now: Date): PassChange {
  const bound = { kind: "active", epoch: pass.epoch + 1, replacementUntil: null } as const;
  if (pass.kind === "invited") return passChange(bound);
  if (pass.kind !== "active") throw wrongState(pass, "activate");
  if (pass.replacementUntil === null) throw new DomainError("invitation.not-open", { state: "used" });
  if (now >= pass.replacementUntil) throw new DomainError("invitation.expired");
  return passChange(bound, { closesDoors: true });
}

/**
 * The invitation for another phone ran out unused: the bound phone goes on as if nothing had happened.
 * @throws {DomainError} `pass.wrong-state` when none was open or it has not run out yet
 */
export function expireReplacement(pass: Pass, now: Date): PassChange {
  if (pass.kind !== "active" || pass.replacementUntil === null || now < pass.replacementUntil) {
    throw wrongState(pass, "expire-replacement");
  }
  return passChange({ ...pass, replacementUntil: null });
}

/**
 * The person tapped *Reset app*: the phone has dropped its keys and the pass needs a resend. With an invitation for another phone
 * open, that resend is on its way already, so the pass waits for that phone instead.
 * @throws {DomainError} `pass.wrong-state`
 */
export function resetPass(pass: Pass, now: Date): PassChange {
  if (pass.kind !== "active") throw wrongState(pass, "reset");
  const awaitsPhone = pass.replacementUntil !== null && now < pass.replacementUntil;
  return passChange({ kind: awaitsPhone ? "invited" : "reset", epoch: pass.epoch });
}
