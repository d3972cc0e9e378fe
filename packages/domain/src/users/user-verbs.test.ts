import { describe, expect, test } from "vitest";
import { DomainError } from "../errors/domain-error.ts";
import { archiveUser, restoreUser } from "./archive-user.ts";
import { blockUser } from "./block-user.ts";
import { inviteUser } from "./invite-user.ts";
import { reviewUser } from "./review-user.ts";
import { standingOf } from "./standing.ts";
import { endBlock, revalidateUser, unblockAndRevalidateUser, unblockUser } from "./unblock-user.ts";
import type { UserFacts } from "./user-facts.ts";
import type { UserOutcome } from "./user-outcome.ts";

const now = new Date("2026-05-05T08:00:00Z");
const later = new Date("2026-05-12T08:00:00Z");

const plain: UserFacts = {
  blocks: [],
  reviews: [],
  archiving: null,
  pass: { kind: "active", epoch: 1, replacementUntil: null },
  hasOpenInvitation: false,
  matches: [],
};
const block = { id: "b1", until: now, blocklistEntryId: "e1" };
const endless = { id: "b2", until: null, blocklistEntryId: "e2" };
const review = { id: "r1", cause: "by-hand" } as const;
const archiving = { id: "a1", cause: "archived", leftReview: null } as const;

const states = {
  active: plain,
  "in review": { ...plain, reviews: [review] },
  "in review, on the blocklist": { ...plain, reviews: [review], matches: [{ entryId: "x", cleared: false }] },
  blocked: { ...plain, blocks: [block], matches: [{ entryId: "e1", cleared: false }] },
  "blocked twice": { ...plain, blocks: [block, endless] },
  "blocked, in review": { ...plain, blocks: [block], reviews: [review] },
  "blocked, on the blocklist": { ...plain, blocks: [block], matches: [{ entryId: "x", cleared: false }] },
  archived: { ...plain, archiving },
  "archived, in review": { ...plain, archiving, reviews: [review] },
  "archived, blocked": { ...plain, archiving, blocks: [block] },
} as const satisfies Record<string, UserFacts>;
type State = keyof typeof states;

const verbs = {
  review: (facts) => reviewUser(facts, { cause: "by-hand", note: "looks odd" }),
  block: (facts) => blockUser(facts, { reason: "lost badge", until: later }, now),
  unblock: (facts) => unblockUser(facts, "all"),
  revalidate: (facts) => revalidateUser(facts),
  "unblock and revalidate": (facts) => unblockAndRevalidateUser(facts, "all"),
  "end of b1 reached": (facts) => endBlock(facts, "b1", now),
  archive: (facts) => archiveUser(facts, { cause: "archived" }, now),
  delete: (facts) => archiveUser(facts, { cause: "deleted" }, now),
  "sync removal": (facts) => archiveUser(facts, { cause: "sync" }, now),
  merge: (facts) => archiveUser(facts, { cause: "merged" }, now),
  restore: (facts) => restoreUser(facts),
  resend: (facts) => inviteUser(facts, { kind: "new-phone", expiresAt: later, email: "ada@example.org" }),
} as const satisfies Record<string, (facts: UserFacts) => UserOutcome>;
type VerbName = keyof typeof verbs;

const order = [
  "active",
  "in review",
  "in review, on the blocklist",
  "blocked",
  "blocked twice",
  "blocked, in review",
  "blocked, on the blocklist",
  "archived",
  "archived, in review",
  "archived, blocked",
] as const satisfies readonly State[];

const [A, R, B, X] = ["active", "in-review", "blocked", "archived"];
const noBlock = "user.not-blocked";
const noReview = "user.not-in-review";
const hit = "user.blocklist-hit";
const gone = "user.archived";
const kept = "user.suspended";

/** Rows: the verb; columns in the order above: the standing after it, or the refusal. */
const table: Record<VerbName, readonly (string | undefined)[]> = {
  review: [R, R, R, B, B, B, B, X, X, X],
  block: [B, B, B, B, B, B, B, X, X, X],
  unblock: [noBlock, noBlock, noBlock, R, R, R, R, noBlock, noBlock, X],
  revalidate: [noReview, A, hit, noReview, noReview, hit, noReview, noReview, X, noReview],
  "unblock and revalidate": [noBlock, noBlock, noBlock, A, A, A, hit, noBlock, noBlock, X],
  "end of b1 reached": [noBlock, noBlock, noBlock, A, B, R, R, noBlock, noBlock, X],
  archive: [X, X, X, X, X, X, X, gone, gone, gone],
  delete: [X, X, X, X, X, X, X, gone, gone, gone],
  "sync removal": [X, X, X, kept, kept, kept, kept, gone, gone, gone],
  merge: [X, X, X, X, X, X, X, gone, gone, gone],
  restore: [...Array<string>(7).fill("user.not-archived"), A, R, B],
  resend: [A, kept, kept, kept, kept, kept, kept, gone, gone, gone],
};

describe.each(Object.keys(verbs) as VerbName[])("%s", (verb) => {
  test.each(order)("of somebody %s", (state) => {
    expect(result(() => verbs[verb](states[state]))).toBe(table[verb][order.indexOf(state)]);
  });
});

test("every state has a column", () => {
  expect([...order].toSorted()).toEqual(Object.keys(states).toSorted());
});

test("the standing of an outcome is the standing of the rows it leaves", () => {
  for (const run of Object.values(verbs)) {
    for (const facts of Object.values(states)) {
      const outcome = attempt(() => run(facts));
      if (outcome !== null) expect(outcome.standing).toBe(standingOf(rowsAfter(facts, outcome)));
    }
  }
});

test("no verb but archiving and restoring touches a working phone", () => {
  const untouched = Object.keys(verbs).filter(
    (verb) => !["archive", "delete", "sync removal", "merge", "resend"].includes(verb),
  );
  for (const verb of untouched as VerbName[]) {
    for (const facts of Object.values(states)) {
      const outcome = attempt(() => verbs[verb](facts));
      if (outcome !== null) expect(outcome.pass).toBe(facts.pass);
    }
  }
});

test("every verb that takes the right to enter closes doors at once, and no verb that gives it back does", () => {
  const closing = ["review", "block", "archive", "delete", "sync removal", "merge"];
  for (const verb of Object.keys(verbs) as VerbName[]) {
    const outcomes = Object.values(states).map((facts) => attempt(() => verbs[verb](facts)));
    for (const outcome of outcomes.filter((found) => found !== null)) {
      expect(outcome.closesDoors).toBe(closing.includes(verb));
    }
  }
});

function attempt(run: () => UserOutcome): UserOutcome | null {
  try {
    return run();
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

function result(run: () => UserOutcome): string {
  try {
    return run().standing;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

function rowsAfter(facts: UserFacts, outcome: UserOutcome) {
  const open = <T extends { readonly id: string }>(
    rows: readonly T[],
    closed: readonly string[] | undefined,
  ) => rows.filter((row) => closed?.includes(row.id) !== true);
  const blocks: object[] = open(facts.blocks, outcome.closesBlocks?.ids);
  const reviews: object[] = open(facts.reviews, outcome.closesReviews?.ids);
  if (outcome.opensBlock !== null) blocks.push(outcome.opensBlock);
  if (outcome.opensReview !== null) reviews.push(outcome.opensReview);
  const isStillArchived = facts.archiving !== null && outcome.closesArchiving !== facts.archiving.id;
  return { blocks, reviews, archiving: outcome.opensArchiving ?? (isStillArchived ? facts.archiving : null) };
}
