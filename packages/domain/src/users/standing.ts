/** The four standings a user may have, weakest first; they are the tabs of the users list. */
export const standings = ["active", "in-review", "blocked", "archived"] as const;

/** The strongest open fact about a user. */
export type Standing = (typeof standings)[number];

/** What a standing is derived from: only rows that are open now. */
export type StandingFacts = {
  readonly archiving: object | null;
  readonly blocks: readonly object[];
  readonly reviews: readonly object[];
};

/** The strongest open fact: archived over blocked over in review, else active. */
export function standingOf(facts: StandingFacts): Standing {
  if (facts.archiving !== null) return "archived";
  if (facts.blocks.length > 0) return "blocked";
  if (facts.reviews.length > 0) return "in-review";
  return "active";
}

/** Suspended: every door denies, and the same phone works again afterwards. Archived is not suspended, it removes the pass. */
export function isSuspended(standing: Standing): boolean {
  return standing === "blocked" || standing === "in-review";
}

/** Whether a door may open at all for somebody of this standing. */
export function opensDoors(standing: Standing): boolean {
  return standing === "active";
}
