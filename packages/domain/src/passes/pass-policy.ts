import type { Actor } from "../actors/actor.ts";
import { may } from "../members/may.ts";
import type { Verdict } from "../members/verdict.ts";
import { allowed, forbidden } from "../members/verdict.ts";

type PassSubject = { readonly id: string };

/** May see the state of a pass: with the person's profile, or on the very phone. */
export function canSeePass(actor: Actor, pass: PassSubject, now: Date): Verdict {
  return actor.kind === "pass" ? own(actor, pass) : may(actor, "users.see", now);
}

/** May tap *Reset app*: only the phone itself. */
export const canResetPass = (actor: Actor, pass: PassSubject): Verdict => own(actor, pass);

/** May move the pass into the installed app: only the phone itself. */
export const canMovePass = (actor: Actor, pass: PassSubject): Verdict => own(actor, pass);

/** May confirm that the keys are gone: only the phone itself. */
export const canConfirmWiped = (actor: Actor, pass: PassSubject): Verdict => own(actor, pass);

/** May take back a removal before the wipe order went out. */
export const canTakeBackPass = (actor: Actor, now: Date): Verdict => may(actor, "users.restore", now);

function own(actor: Actor, pass: PassSubject): Verdict {
  return actor.kind === "pass" && actor.passId === pass.id ? allowed : forbidden;
}
