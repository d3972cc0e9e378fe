import type { ReviewCause } from "../reviews/review.ts";

/** Why a person was archived; deleting is archiving that tells the person. */
export const archivingCauses = ["archived", "deleted", "sync", "merged"] as const;

/** Why a person was archived. */
export type ArchivingCause = (typeof archivingCauses)[number];

/** The archiving that is open; a user has at most one. `leftReview` is the review it ended without anybody having decided it. */
export type OpenArchiving = {
  readonly id: string;
  readonly cause: ArchivingCause;
  readonly leftReview: { readonly cause: ReviewCause; readonly note: string } | null;
};
