import type { Actor } from "../actors/actor.ts";
import { may } from "../members/may.ts";
import type { Verdict } from "../members/verdict.ts";

/** May see a person's numbers and what carries them. */
export const canSeeCredentials = (actor: Actor, now: Date): Verdict => may(actor, "credentials.see", now);

/** May add and withdraw numbers and cards. */
export const canManageCredentials = (actor: Actor, now: Date): Verdict =>
  may(actor, "credentials.manage", now);

/** May issue, revoke and print badges. */
export const canManageBadges = (actor: Actor, now: Date): Verdict => may(actor, "badges.manage", now);
