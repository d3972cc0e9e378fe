import type { Actor } from "../actors/actor.ts";
import { may } from "../members/may.ts";
import type { Verdict } from "../members/verdict.ts";

/** May see who the admins of the project are. */
export const canSeeMembers = (actor: Actor, now: Date): Verdict => may(actor, "members.see", now);

/** May add and remove admins and change their roles; the last owner stays, see `checkOwnerRemains`. */
export const canManageMembers = (actor: Actor, now: Date): Verdict => may(actor, "members.manage", now);

/** May see which API tokens exist, never their secrets. */
export const canSeeTokens = (actor: Actor, now: Date): Verdict => may(actor, "tokens.see", now);

/** May make and revoke API tokens. */
export const canManageTokens = (actor: Actor, now: Date): Verdict => may(actor, "tokens.manage", now);

/** May see webhooks and their deliveries. */
export const canSeeWebhooks = (actor: Actor, now: Date): Verdict => may(actor, "webhooks.see", now);

/** May change webhooks. */
export const canManageWebhooks = (actor: Actor, now: Date): Verdict => may(actor, "webhooks.manage", now);
