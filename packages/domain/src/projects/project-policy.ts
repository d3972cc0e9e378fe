import type { Actor } from "../actors/actor.ts";
import { may } from "../members/may.ts";
import type { Verdict } from "../members/verdict.ts";

/** May open the project and switch to it: every member. */
export const canEnterProject = (actor: Actor, now: Date): Verdict => may(actor, "projects.enter", now);

/** May make a further project: owners. */
export const canCreateProject = (actor: Actor, now: Date): Verdict => may(actor, "projects.create", now);

/** May see the project's settings: retention, guard limits, sender. */
export const canSeeSettings = (actor: Actor, now: Date): Verdict => may(actor, "settings.see", now);

/** May change the project's settings. */
export const canManageSettings = (actor: Actor, now: Date): Verdict => may(actor, "settings.manage", now);
