import type { Actor } from "../actors/actor.ts";
import { may } from "../members/may.ts";
import type { Verdict } from "../members/verdict.ts";

/** May see companies. */
export const canSeeCompanies = (actor: Actor, now: Date): Verdict => may(actor, "companies.see", now);

/** May change companies. */
export const canManageCompanies = (actor: Actor, now: Date): Verdict => may(actor, "companies.manage", now);
