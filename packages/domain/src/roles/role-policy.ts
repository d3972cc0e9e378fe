import type { Actor } from "../actors/actor.ts";
import { may } from "../members/may.ts";
import type { Verdict } from "../members/verdict.ts";

/** May see roles, their tasks and their zones. */
export const canSeeRoles = (actor: Actor, now: Date): Verdict => may(actor, "roles.see", now);

/** May change roles and choose the default role. */
export const canManageRoles = (actor: Actor, now: Date): Verdict => may(actor, "roles.manage", now);

/** May see who may enter which zone, and why. */
export const canSeeGrants = (actor: Actor, now: Date): Verdict => may(actor, "grants.see", now);

/** May grant and take access to zones. */
export const canManageGrants = (actor: Actor, now: Date): Verdict => may(actor, "grants.manage", now);
