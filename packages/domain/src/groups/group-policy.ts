import type { Actor } from "../actors/actor.ts";
import { may } from "../members/may.ts";
import type { Verdict } from "../members/verdict.ts";

/** May see groups and who is in them. */
export const canSeeGroups = (actor: Actor, now: Date): Verdict => may(actor, "groups.see", now);

/** May make, rename and delete groups. Putting a person into one is an edit of that person. */
export const canManageGroups = (actor: Actor, now: Date): Verdict => may(actor, "groups.manage", now);
