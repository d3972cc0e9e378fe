import type { UserRow } from "@gatehouse/contracts/users/user-row";
import type { Tx } from "@gatehouse/db/transactions/tx";
import type { RevocationCause } from "@gatehouse/domain/revocations/revocation";
import type { Standing } from "@gatehouse/domain/users/standing";
import type { UserFacts } from "@gatehouse/domain/users/user-facts";
import type { UserOutcome } from "@gatehouse/domain/users/user-outcome";
import { latestEnd } from "../blocks/latest-end.ts";
import { writeBlocks } from "../blocks/write-blocks.ts";
import { passRowFields } from "../passes/pass-columns.ts";
import { writeReviews } from "../reviews/write-reviews.ts";
import { openRevocations } from "../revocations/open-revocation.ts";
import { heldRolesOf } from "../roles/held-roles.ts";
import type { UserCore } from "./lock-user.ts";
import { type SettledStanding, settleStandings } from "./settle-standing.ts";
import type { UserDecision } from "./user-decision.ts";
import { writeArchivings } from "./write-archivings.ts";
import { type InvitationChange, type InvitationOptions, writeInvitations } from "./write-invitations.ts";
import { writePasses } from "./write-passes.ts";

/** What a verb adds to its outcome: why the doors close, where they do, and what an invitation is for. */
export type OutcomeOptions = { readonly cause?: RevocationCause; readonly invitation?: InvitationOptions };

/** The changed fields of a person, ready for `record`; the names are those of the list row. */
export type OutcomeChange = {
  readonly before: Record<string, unknown>;
  readonly after: Record<string, unknown>;
  /** The standing by the facts, as it is after everything was written. */
  readonly standing: Standing;
  /** The block that was opened, if any. */
  readonly blockId: string | null;
};

/** Writes exactly what an outcome says, in the order of the locks, and answers what changed. */
export async function applyUserOutcome(
  tx: Tx,
  user: UserCore,
  facts: UserFacts,
  outcome: UserOutcome,
  options: OutcomeOptions,
): Promise<OutcomeChange> {
  const [change] = await applyDecisions(tx, [{ user, facts, outcome }], options);
  if (!change) throw new Error("one decision was applied and no change came of it");
  return change;
}

/** The same for several people at once: a fixed number of statements, however many people. Answers in their order. */
export async function applyDecisions(
  tx: Tx,
  decisions: readonly UserDecision[],
  options: OutcomeOptions,
): Promise<readonly OutcomeChange[]> {
  if (decisions.length === 0) return [];
  const written: Written = {
    blockIds: await writeBlocks(tx, decisions),
    ...(await writeRest(tx, decisions, options)),
    roles: await rolesThatMove(tx, decisions),
    standings: await settleStandings(
      tx,
      decisions.map(({ user }) => user.id),
    ),
  };
  return decisions.map((decision) => describe(tx, decision, written));
}

function closeDoors(
  tx: Tx,
  userIds: readonly string[],
  cause: RevocationCause | undefined,
): Promise<Map<string, string>> {
  if (userIds.length === 0) return Promise.resolve(new Map());
  if (cause === undefined) throw new Error("doors are closed to somebody and nothing says why");
  return openRevocations(tx, userIds, cause);
}

/** The record status of a role follows its holder's archiving, so the log tells both. */
function rolesThatMove(tx: Tx, decisions: readonly UserDecision[]): Promise<Map<string, UserRow["roles"]>> {
  const moves = ({ outcome }: UserDecision) =>
    outcome.opensArchiving !== null || outcome.closesArchiving !== null;
  return heldRolesOf(
    tx,
    decisions.filter(moves).map(({ user }) => user.id),
  );
}

type Written = {
  readonly roles: Map<string, UserRow["roles"]>;
  readonly blockIds: Map<string, string>;
  readonly invitations: Map<string, InvitationChange>;
  readonly revocationIds: Map<string, string>;
  readonly standings: Map<string, SettledStanding>;
};

async function writeRest(tx: Tx, decisions: readonly UserDecision[], options: OutcomeOptions) {
  await writeReviews(tx, decisions);
  await writeArchivings(tx, decisions);
  await writePasses(tx, decisions);
  const invitations = await writeInvitations(tx, decisions, options.invitation);
  const closing = decisions.filter(({ outcome }) => outcome.closesDoors).map(({ user }) => user.id);
  return { invitations, revocationIds: await closeDoors(tx, closing, options.cause) };
}

function describe(tx: Tx, { user, facts, outcome }: UserDecision, written: Written): OutcomeChange {
  const settled = written.standings.get(user.id);
  const standing = settled?.standing ?? outcome.standing;
  const blockId = written.blockIds.get(user.id) ?? null;
  const revocationId = written.revocationIds.get(user.id);
  const roles = written.roles.get(user.id);
  const passMoved = outcome.pass !== facts.pass;
  const movesBlocks = outcome.closesBlocks !== null || outcome.opensBlock !== null;
  const before = {
    standing: user.standing,
    ...(movesBlocks ? { blockedUntil: latestEnd(facts.blocks) } : {}),
    ...(passMoved ? passRowFields(facts.pass) : {}),
  };
  const after = {
    updatedAt: tx.now,
    standing,
    ...(movesBlocks ? { blockedUntil: settled?.blockedUntil ?? null } : {}),
    ...(outcome.opensBlock ? { blockId, ...outcome.opensBlock } : {}),
    ...(outcome.closesBlocks ? { closedBlockIds: outcome.closesBlocks.ids } : {}),
    ...(outcome.opensReview
      ? { reviewCause: outcome.opensReview.cause, note: outcome.opensReview.note ?? "" }
      : {}),
    ...(outcome.opensArchiving ? { cause: outcome.opensArchiving.cause } : {}),
    ...(roles === undefined ? {} : { roles }),
    ...(passMoved ? passRowFields(outcome.pass) : {}),
    ...written.invitations.get(user.id),
    ...(revocationId === undefined ? {} : { revocationId }),
    ...(outcome.mail ? { mail: outcome.mail } : {}),
  };
  return { before, after, standing, blockId };
}
