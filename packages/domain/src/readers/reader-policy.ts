import type { Actor } from "../actors/actor.ts";
import { may } from "../members/may.ts";
import type { Verdict } from "../members/verdict.ts";

/** May see readers, how they are wired and how they stand. */
export const canSeeReaders = (actor: Actor, now: Date): Verdict => may(actor, "readers.see", now);

/** May change a reader's key, find it by its light and sound, and close what is open. */
export const canManageReaders = (actor: Actor, now: Date): Verdict => may(actor, "readers.manage", now);

/** May let a reader in again, or be keyed anew: asks for a fresh proof. */
export const canTrustReaders = (actor: Actor, now: Date): Verdict => may(actor, "readers.trust", now);

/** May see which lines were recorded and by whom. */
export const canSeeTraces = (actor: Actor, now: Date): Verdict => may(actor, "traces.see", now);

/** May record a line and read what was recorded: card numbers can be in it. */
export const canRecordLines = (actor: Actor, now: Date): Verdict => may(actor, "traces.record", now);
