import type { BlockEnding } from "../blocks/block.ts";
import type { WithdrawalCause } from "../invitations/invitation.ts";
import type { Pass } from "../passes/pass.ts";
import type { ReviewCause, ReviewEnding } from "../reviews/review.ts";
import type { ArchivingCause } from "./archiving.ts";
import type { Standing } from "./standing.ts";
import { standingOf } from "./standing.ts";
import type { UserFacts } from "./user-facts.ts";

/** The mail a verb owes the person, if any. */
export type UserMail = "access-removed" | "access-restored";

/** Exactly what a verb on a user changes: rows to open and close, the pass after it, and who is to be told. */
export type UserOutcome = {
  /** The standing after all of it. */
  readonly standing: Standing;
  /** A new block, with a blocklist entry made from the person's data. */
  readonly opensBlock: { readonly reason: string; readonly until: Date | null } | null;
  readonly closesBlocks: { readonly ids: readonly string[]; readonly ending: BlockEnding } | null;
  readonly removesBlocklistEntries: readonly string[];
  readonly opensReview: { readonly cause: ReviewCause; readonly note: string | null } | null;
  readonly closesReviews: { readonly ids: readonly string[]; readonly ending: ReviewEnding } | null;
  readonly opensArchiving: { readonly cause: ArchivingCause } | null;
  readonly closesArchiving: string | null;
  /** The pass after the verb; the very same object when the verb leaves it alone. */
  readonly pass: Pass;
  /** Why the open invitation is withdrawn; null leaves it as it is. */
  readonly withdrawsInvitation: WithdrawalCause | null;
  /** A new invitation is opened and mailed. */
  readonly opensInvitation: boolean;
  /** Doors must deny at once: a revocation record with its deadline is opened. */
  readonly closesDoors: boolean;
  readonly mail: UserMail | null;
};

type Draft = Partial<Omit<UserOutcome, "standing">>;

/** Completes the changes of a verb into an outcome: everything not named stays as it is, and the standing follows from the rows. */
export function outcomeOf(facts: UserFacts, draft: Draft): UserOutcome {
  const changes = {
    opensBlock: null,
    closesBlocks: null,
    removesBlocklistEntries: [],
    opensReview: null,
    closesReviews: null,
    opensArchiving: null,
    closesArchiving: null,
    pass: facts.pass,
    withdrawsInvitation: null,
    opensInvitation: false,
    closesDoors: false,
    mail: null,
    ...draft,
  };
  return { ...changes, standing: standingAfter(facts, changes) };
}

function standingAfter(facts: UserFacts, changes: Omit<UserOutcome, "standing">): Standing {
  const stays = (closed: { readonly ids: readonly string[] } | null) => (row: { readonly id: string }) =>
    !(closed?.ids.includes(row.id) ?? false);
  const opened = (row: object | null) => (row === null ? [] : [row]);
  return standingOf({
    archiving: changes.opensArchiving ?? (changes.closesArchiving === null ? facts.archiving : null),
    blocks: [...facts.blocks.filter(stays(changes.closesBlocks)), ...opened(changes.opensBlock)],
    reviews: [...facts.reviews.filter(stays(changes.closesReviews)), ...opened(changes.opensReview)],
  });
}
