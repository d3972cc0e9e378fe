/** Why a review was opened: by hand with a note, by a blocklist hit, after a block, or by a failed step of coming aboard. */
export const reviewCauses = [
  "by-hand",
  "blocklist-hit",
  "unblocked",
  "block-ended",
  "face-mismatch",
  "test-failed",
  "document-mismatch",
] as const;

/** Why a review was opened. */
export type ReviewCause = (typeof reviewCauses)[number];

/** How a review came to its end: the person was revalidated, or left with a sync. */
export const reviewEndings = ["revalidated", "left"] as const;

/** How a review came to its end. */
export type ReviewEnding = (typeof reviewEndings)[number];

/** A review that is open. */
export type OpenReview = { readonly id: string; readonly cause: ReviewCause };
