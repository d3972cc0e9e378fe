import type { Actor } from "../actors/actor.ts";
import { may } from "../members/may.ts";
import type { Verdict } from "../members/verdict.ts";

/** May read the audit. */
export const canSeeChanges = (actor: Actor, now: Date): Verdict => may(actor, "changes.see", now);

/** May export the audit. */
export const canExportChanges = (actor: Actor, now: Date): Verdict => may(actor, "changes.export", now);
