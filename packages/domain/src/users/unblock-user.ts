import type { OpenBlock } from "../blocks/block.ts";
import { DomainError } from "../errors/domain-error.ts";
import type { UserFacts } from "./user-facts.ts";
import { standingHits } from "./user-facts.ts";
import type { UserOutcome } from "./user-outcome.ts";
import { outcomeOf } from "./user-outcome.ts";

/** Which blocks to close: all that are open, or chosen ones by id. */
export type BlockChoice = "all" | readonly string[];

/**
 * Closes the chosen blocks and takes their entries off the blocklist. When no block is left the person is in review: no door opens.
 * @throws {DomainError} `user.not-blocked` when there is nothing to close or a chosen block is not open
 */
export function unblockUser(facts: UserFacts, choice: BlockChoice): UserOutcome {
  const closed = chosenBlocks(facts, choice);
  const noneLeft = closed.length === facts.blocks.length;
  return outcomeOf(facts, {
    ...closing(closed, "unblocked"),
    opensReview: noneLeft ? { cause: "unblocked", note: null } : null,
  });
}

/**
 * Closes every open review; doors open again unless something stronger is still open.
 * @throws {DomainError} `user.not-in-review`, `user.blocklist-hit` while an entry matches that is not cleared
 */
export function revalidateUser(facts: UserFacts): UserOutcome {
  if (facts.reviews.length === 0) throw new DomainError("user.not-in-review");
  refuseHits(standingHits(facts));
  return outcomeOf(facts, { closesReviews: revalidated(facts) });
}

/**
 * Unblocks and then revalidates as one step: no review opens in between, and a refusal of the second half undoes the first.
 * @throws {DomainError} `user.not-blocked`, `user.blocklist-hit`
 */
export function unblockAndRevalidateUser(facts: UserFacts, choice: BlockChoice): UserOutcome {
  const closed = chosenBlocks(facts, choice);
  refuseHits(hitsWithout(facts, closed));
  return outcomeOf(facts, { ...closing(closed, "unblocked"), closesReviews: revalidated(facts) });
}

/**
 * The end date of a block was reached by the server's clock. The person is active again only when nothing else speaks against it;
 * else a review is opened.
 * @throws {DomainError} `user.not-blocked` when the block is closed already, has no end date, or is not due
 */
export function endBlock(facts: UserFacts, blockId: string, now: Date): UserOutcome {
  const block = facts.blocks.find((candidate) => candidate.id === blockId);
  if (block === undefined || block.until === null || now < block.until) {
    throw new DomainError("user.not-blocked", { blockId });
  }
  const clear =
    facts.blocks.length === 1 && facts.reviews.length === 0 && hitsWithout(facts, [block]).length === 0;
  return outcomeOf(facts, {
    ...closing([block], "end-reached"),
    opensReview: clear ? null : { cause: "block-ended", note: null },
  });
}

function chosenBlocks(facts: UserFacts, choice: BlockChoice): readonly OpenBlock[] {
  const chosen = choice === "all" ? facts.blocks : facts.blocks.filter((block) => choice.includes(block.id));
  const complete = choice === "all" || choice.every((id) => chosen.some((block) => block.id === id));
  if (chosen.length === 0 || !complete) throw new DomainError("user.not-blocked");
  return chosen;
}

function closing(blocks: readonly OpenBlock[], ending: "unblocked" | "end-reached") {
  return {
    closesBlocks: { ids: blocks.map((block) => block.id), ending },
    removesBlocklistEntries: blocks.flatMap((block) =>
      block.blocklistEntryId === null ? [] : [block.blocklistEntryId],
    ),
  } as const;
}

function hitsWithout(facts: UserFacts, closed: readonly OpenBlock[]): readonly string[] {
  const removed = closed.map((block) => block.blocklistEntryId);
  return standingHits({
    blocks: facts.blocks.filter((block) => !closed.includes(block)),
    matches: facts.matches.filter((match) => !removed.includes(match.entryId)),
  });
}

function refuseHits(entryIds: readonly string[]): void {
  if (entryIds.length > 0) throw new DomainError("user.blocklist-hit", { entryIds });
}

function revalidated(facts: UserFacts): UserOutcome["closesReviews"] {
  if (facts.reviews.length === 0) return null;
  return { ids: facts.reviews.map((review) => review.id), ending: "revalidated" };
}
