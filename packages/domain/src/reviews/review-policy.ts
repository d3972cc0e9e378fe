import type { Actor } from "../actors/actor.ts";
import { may } from "../members/may.ts";
import type { Verdict } from "../members/verdict.ts";

/** May see the review queue and why somebody is in it. */
export const canSeeReviews = (actor: Actor, now: Date): Verdict => may(actor, "reviews.see", now);

/** May take a review on, so that two admins do not compare the same person. */
export const canClaimReview = (actor: Actor, now: Date): Verdict => may(actor, "reviews.claim", now);

/** May decide a review, and record *not the same person*; asks for a fresh proof. */
export const canDecideReview = (actor: Actor, now: Date): Verdict => may(actor, "reviews.decide", now);
