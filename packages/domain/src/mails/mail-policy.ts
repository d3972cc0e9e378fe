import type { Actor } from "../actors/actor.ts";
import { may } from "../members/may.ts";
import type { Verdict } from "../members/verdict.ts";

/** May see the mail log with delivery states. */
export const canSeeMails = (actor: Actor, now: Date): Verdict => may(actor, "mails.see", now);
