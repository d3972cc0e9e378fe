import type { OpenBlock } from "../blocks/block.ts";
import type { Pass } from "../passes/pass.ts";
import type { OpenReview } from "../reviews/review.ts";
import type { OpenArchiving } from "./archiving.ts";

/** A blocklist entry that matches the person now. `cleared` means "not the same person" is recorded for this pair. */
export type BlocklistMatch = { readonly entryId: string; readonly cleared: boolean };

/** Everything a verb on a user is decided from: the rows that are open at `now`, and the pass. */
export type UserFacts = {
  readonly blocks: readonly OpenBlock[];
  readonly reviews: readonly OpenReview[];
  readonly archiving: OpenArchiving | null;
  readonly pass: Pass;
  /** Whether an invitation is open by the database clock; one that has run out counts as none. */
  readonly hasOpenInvitation: boolean;
  readonly matches: readonly BlocklistMatch[];
};

/** The entries that still speak against the person: uncleared matches, and what open blocks themselves put on the blocklist. */
export function standingHits(facts: Pick<UserFacts, "blocks" | "matches">): readonly string[] {
  const own = facts.blocks.flatMap((block) =>
    block.blocklistEntryId === null ? [] : [block.blocklistEntryId],
  );
  const hits = facts.matches.filter((match) => !match.cleared).map((match) => match.entryId);
  return [...new Set([...own, ...hits])];
}
