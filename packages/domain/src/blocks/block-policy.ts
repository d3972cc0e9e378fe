import type { Actor } from "../actors/actor.ts";
import { may } from "../members/may.ts";
import type { Verdict } from "../members/verdict.ts";

/** May see blocks and the blocklist. */
export const canSeeBlocklist = (actor: Actor, now: Date): Verdict => may(actor, "blocklist.see", now);

/** May add to the blocklist by hand or by file. */
export const canAddToBlocklist = (actor: Actor, now: Date): Verdict => may(actor, "blocklist.add", now);

/** May take an entry off the blocklist; asks for a fresh proof. */
export const canRemoveFromBlocklist = (actor: Actor, now: Date): Verdict =>
  may(actor, "blocklist.remove", now);
