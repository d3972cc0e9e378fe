import type { ReviewCause } from "../reviews/review.ts";
import type { UserFacts } from "./user-facts.ts";
import { standingHits } from "./user-facts.ts";
import type { UserOutcome } from "./user-outcome.ts";
import { outcomeOf } from "./user-outcome.ts";

/** Why somebody is put in review; `note` is what the admin wrote, null when the system raised it. */
export type ReviewUserInput = { readonly cause: ReviewCause; readonly note: string | null };

/**
 * Opens a review: all doors closed to the person at once, while the pass stays on the phone. Works in every standing; a second
 * review is a row of its own.
 */
export function reviewUser(facts: UserFacts, input: ReviewUserInput): UserOutcome {
  return outcomeOf(facts, { opensReview: { cause: input.cause, note: input.note }, closesDoors: true });
}

/**
 * What the blocklist says after the person's data or the list itself changed: an uncleared match opens a review unless a block
 * holds the person already or a blocklist review is open. Null when nothing is to be done.
 */
export function reviewOnHit(facts: UserFacts): UserOutcome | null {
  const known = facts.blocks.length > 0 || facts.reviews.some((review) => review.cause === "blocklist-hit");
  if (known || standingHits(facts).length === 0) return null;
  return reviewUser(facts, { cause: "blocklist-hit", note: null });
}
