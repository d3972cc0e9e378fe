import type { Actor } from "../actors/actor.ts";
import { may } from "../members/may.ts";
import type { Verdict } from "../members/verdict.ts";

/** May see doors, their state and their events. */
export const canSeeDoors = (actor: Actor, now: Date): Verdict => may(actor, "doors.see", now);

/** May export door events. */
export const canExportDoorEvents = (actor: Actor, now: Date): Verdict => may(actor, "events.export", now);

/** May close doors to everybody: never slowed down. */
export const canLockDown = (actor: Actor, now: Date): Verdict => may(actor, "doors.lockdown", now);

/** May open a door for five seconds; asks for a fresh proof, of a desk once a shift. */
export const canUnlockDoor = (actor: Actor, now: Date): Verdict => may(actor, "doors.unlock", now);

/** May end a lockdown; asks for a fresh proof, of a desk once a shift. */
export const canReleaseLockdown = (actor: Actor, now: Date): Verdict => may(actor, "doors.release", now);

/** May claim and acknowledge alarms and write notes. */
export const canHandleAlarms = (actor: Actor, now: Date): Verdict => may(actor, "alarms.handle", now);

/** May run a muster and mark people safe. */
export const canRunMuster = (actor: Actor, now: Date): Verdict => may(actor, "musters.run", now);
