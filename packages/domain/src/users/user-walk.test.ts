import { expect, test } from "vitest";
import { DomainError } from "../errors/domain-error.ts";
import { activatePass, expireReplacement, resetPass } from "../passes/activate-pass.ts";
import type { Pass } from "../passes/pass.ts";
import { confirmWiped, passRemovalDeadline, sendWipeOrder } from "../passes/remove-pass.ts";
import { newUserFacts } from "./add-user.ts";
import { archiveUser, restoreUser } from "./archive-user.ts";
import type { OpenArchiving } from "./archiving.ts";
import { blockUser } from "./block-user.ts";
import { checkActivatable, followUserEmailEdit, inviteUser, withdrawUserInvitation } from "./invite-user.ts";
import { reviewUser } from "./review-user.ts";
import { standingOf } from "./standing.ts";
import { endBlock, revalidateUser, unblockAndRevalidateUser, unblockUser } from "./unblock-user.ts";
import type { UserFacts } from "./user-facts.ts";
import type { UserOutcome } from "./user-outcome.ts";

const hour = 3_600_000;
const week = 168 * hour;

/** A small world around the rules: rows get ids, invitations get an end, and phones remember the epoch they were bound under. */
type World = { facts: UserFacts; invitationUntil: Date | null; phones: readonly number[]; ids: number };

/** mulberry32: a walk is replayed from its seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function withPass(world: World, pass: Pass): World {
  return { ...world, facts: { ...world.facts, pass } };
}

function settle(world: World, outcome: UserOutcome, now: Date): World {
  const { facts } = world;
  let { ids } = world;
  const isLeft = (closed: readonly string[] | undefined) => (row: { readonly id: string }) =>
    closed?.includes(row.id) !== true;
  const blocks = facts.blocks.filter(isLeft(outcome.closesBlocks?.ids));
  const reviews = facts.reviews.filter(isLeft(outcome.closesReviews?.ids));
  if (outcome.opensBlock !== null) {
    ids += 1;
    blocks.push({ id: `b${ids}`, until: outcome.opensBlock.until, blocklistEntryId: `e${ids}` });
  }
  if (outcome.opensReview !== null) reviews.push({ id: `r${++ids}`, cause: outcome.opensReview.cause });
  const archiving =
    outcome.opensArchiving !== null
      ? { id: `a${++ids}`, cause: outcome.opensArchiving.cause, leftReview: leftReviewOf(facts, outcome) }
      : outcome.closesArchiving === null
        ? facts.archiving
        : null;
  const kept = outcome.withdrawsInvitation === null ? world.invitationUntil : null;
  const invitationUntil = outcome.opensInvitation ? new Date(now.getTime() + week) : kept;
  return {
    ...world,
    ids,
    invitationUntil,
    facts: { ...facts, blocks, reviews, archiving, pass: outcome.pass },
  };
}

function leftReviewOf(facts: UserFacts, outcome: UserOutcome): OpenArchiving["leftReview"] {
  const [review] = outcome.closesReviews?.ending === "left" ? facts.reviews : [];
  return review ? { cause: review.cause, note: "" } : null;
}

type Step = (world: World, now: Date, random: () => number) => World;

const steps: Record<string, Step> = {
  block: (w, now, random) => {
    const until = random() < 0.5 ? null : new Date(now.getTime() + 30 * hour);
    return settle(w, blockUser(w.facts, { reason: "walk", until }, now), now);
  },
  unblock: (w, now) => settle(w, unblockUser(w.facts, "all"), now),
  revalidate: (w, now) => settle(w, revalidateUser(w.facts), now),
  both: (w, now) => settle(w, unblockAndRevalidateUser(w.facts, "all"), now),
  endBlock: (w, now) => settle(w, endBlock(w.facts, w.facts.blocks[0]?.id ?? "none", now), now),
  review: (w, now) => settle(w, reviewUser(w.facts, { cause: "by-hand", note: "walk" }), now),
  archive: (w, now) => settle(w, archiveUser(w.facts, { cause: "archived" }, now), now),
  sync: (w, now) => settle(w, archiveUser(w.facts, { cause: "sync" }, now), now),
  restore: (w, now) => settle(w, restoreUser(w.facts), now),
  invite: (w, now, random) => {
    const kind = random() < 0.5 ? "new-phone" : "old-phone-lost";
    const input = { kind, expiresAt: new Date(now.getTime() + week), email: "a@b.c" } as const;
    return settle(w, inviteUser(w.facts, input), now);
  },
  withdraw: (w, now) => settle(w, withdrawUserInvitation(w.facts), now),
  editEmail: (w, now) => settle(w, followUserEmailEdit(w.facts, new Date(now.getTime() + week)), now),
  activate: (w, now) => {
    if (!w.facts.hasOpenInvitation) throw new DomainError("invitation.not-open");
    checkActivatable(w.facts);
    const { pass } = activatePass(w.facts.pass, now);
    return { ...withPass(w, pass), invitationUntil: null, phones: [...w.phones, pass.epoch] };
  },
  reset: (w, now) => withPass(w, resetPass(w.facts.pass, now).pass),
  ranOut: (w, now) => withPass(w, expireReplacement(w.facts.pass, now).pass),
  wipe: (w, now) => withPass(w, sendWipeOrder(w.facts.pass, now).pass),
  confirm: (w) => withPass(w, confirmWiped(w.facts.pass).pass),
  deadline: (w, now) => withPass(w, passRemovalDeadline(w.facts.pass, now).pass),
};

function attempt(step: Step, world: World, now: Date, random: () => number): World {
  try {
    return step(world, now, random);
  } catch (error) {
    if (error instanceof DomainError) return world;
    throw error;
  }
}

test("200 walks of 200 random verbs never leave two working phones, a lost epoch, or a way in for somebody sent away", () => {
  const names = Object.keys(steps);
  const reached = new Set<string>();
  const broken: string[] = [];
  for (let seed = 1; seed <= 200; seed++) {
    const random = randomFrom(seed);
    let now = new Date("2026-05-05T08:00:00Z");
    let world: World = { facts: newUserFacts(), invitationUntil: null, phones: [], ids: 0 };
    for (let i = 0; i < 200; i++) {
      now = new Date(now.getTime() + Math.floor(random() * 12) * hour);
      const hasOpenInvitation = world.invitationUntil !== null && now < world.invitationUntil;
      const before: World = { ...world, facts: { ...world.facts, hasOpenInvitation } };
      const name = names[Math.floor(random() * names.length)] ?? "block";
      const step = steps[name];
      world = step === undefined ? before : attempt(step, before, now, random);
      for (const [rule, holds] of Object.entries(rules(before, world, now)))
        if (!holds) broken.push(`seed ${seed}, step ${i}, ${name}: ${rule}`);
      reached.add(world.facts.pass.kind).add(standingOf(world.facts));
    }
  }
  expect(broken).toEqual([]);
  expect([...reached].toSorted()).toEqual(
    [
      "active",
      "archived",
      "blocked",
      "in-review",
      "invited",
      "none",
      "removed",
      "removing",
      "reset",
    ].toSorted(),
  );
});

/** What must hold after every step; told as values, for an assertion each would cost more than the whole walk. */
function rules(before: World, after: World, now: Date): Readonly<Record<string, boolean>> {
  const { pass } = after.facts;
  const working = pass.kind === "active" ? after.phones.filter((epoch) => epoch === pass.epoch) : [];
  const isOpen = after.invitationUntil !== null && now < after.invitationUntil;
  const standing = standingOf(after.facts);
  const isAway = standing === "archived" || standing === "blocked";
  const awaits = pass.kind === "invited" || (pass.kind === "active" && pass.replacementUntil !== null);
  return {
    "one phone works when the pass is active, else none": working.length === (pass.kind === "active" ? 1 : 0),
    "the epoch never goes back": pass.epoch >= before.facts.pass.epoch,
    "who was sent away has no open invitation": !(isAway && isOpen),
    "who is archived loses the pass":
      standing !== "archived" || pass.kind === "removing" || pass.kind === "removed",
    "something waits for an open invitation": !isOpen || awaits,
  };
}
