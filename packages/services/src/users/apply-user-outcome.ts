import type { Tx } from "@gatehouse/db/transactions/tx";
import type { UserFacts } from "@gatehouse/domain/users/user-facts";
import type { UserOutcome } from "@gatehouse/domain/users/user-outcome";
import { blocklistKeys } from "../blocks/find-blocklist-matches.ts";
import { type InvitationKind, invitationEnd, openInvitationRow } from "../invitations/open-invitation.ts";
import { passRowFields, passToColumns } from "../passes/pass-columns.ts";
import { openRevocation } from "../revocations/open-revocation.ts";
import { newId } from "../rows/new-id.ts";
import type { UserCore } from "./lock-user.ts";
import { settleStandingCopy } from "./settle-standing.ts";

/** What a verb adds to its outcome: why the doors close, and what an invitation is for. */
export type OutcomeOptions = {
  readonly cause: string;
  readonly invitation?: { readonly kind: InvitationKind; readonly expiresAt?: Date };
};

/** The changed fields of a person, ready for `record`; the names are those of the list row. */
export type OutcomeChange = { readonly before: Record<string, unknown>; readonly after: Record<string, unknown> };

/** Writes exactly what an outcome says, in the order of the locks, and answers what changed. */
export async function applyUserOutcome(
  tx: Tx,
  user: UserCore,
  facts: UserFacts,
  outcome: UserOutcome,
  options: OutcomeOptions,
): Promise<OutcomeChange> {
  const after: Record<string, unknown> = { updatedAt: tx.now };
  const before: Record<string, unknown> = {};
  Object.assign(after, await writeBlocks(tx, user, facts, outcome));
  await writeReviews(tx, user, outcome);
  await writeArchiving(tx, user, outcome);
  if (outcome.pass !== facts.pass) {
    const mine = { projectId: tx.projectId, userId: user.id };
    await tx.client.pass.updateMany({ where: mine, data: passToColumns(outcome.pass) });
    Object.assign(before, passRowFields(facts.pass));
    Object.assign(after, passRowFields(outcome.pass));
  }
  Object.assign(after, await writeInvitations(tx, user, outcome, options));
  if (outcome.closesDoors) after.revocationId = await openRevocation(tx, user.id, options.cause);
  const standing = await settleStandingCopy(tx, user.id, outcome.standing);
  after.standing = outcome.standing;
  before.standing = standing.before ?? user.standing;
  if (outcome.mail) after.mail = outcome.mail;
  return { before, after };
}

async function writeBlocks(tx: Tx, user: UserCore, facts: UserFacts, outcome: UserOutcome): Promise<object> {
  const closing = outcome.closesBlocks;
  if (closing)
    await tx.client.block.updateMany({
      where: { projectId: tx.projectId, id: { in: [...closing.ids] }, closedAt: null },
      data: { closedAt: tx.now, closedBy: tx.by, closedHow: closing.ending },
    });
  if (outcome.removesBlocklistEntries.length > 0)
    await tx.client.blocklistEntry.updateMany({
      where: { projectId: tx.projectId, id: { in: [...outcome.removesBlocklistEntries] }, removedAt: null },
      data: { removedAt: tx.now, removedBy: tx.by },
    });
  const opening = outcome.opensBlock;
  if (opening) {
    const blockId = newId(tx.now.getTime());
    const open = { projectId: tx.projectId, userId: user.id, reason: opening.reason, until: opening.until };
    await tx.client.block.create({ data: { ...open, id: blockId, openedAt: tx.now, openedBy: tx.by } });
    const entry = { ...open, ...blocklistKeys(user), birthDate: user.birthDate, blockId, createdAt: tx.now, createdBy: tx.by };
    await tx.client.blocklistEntry.create({ data: { ...entry, id: newId(tx.now.getTime()) } });
  }
  if (!closing && !opening) return {};
  const left = facts.blocks.filter((block) => !closing?.ids.includes(block.id)).map((block) => block.until);
  const ends = opening ? [...left, opening.until] : left;
  return { blockedUntil: latest(ends), ...(opening ? { reason: opening.reason, until: opening.until } : {}) };
}

/** The latest end among several blocks; null when one of them has none, or there is no block. */
function latest(ends: readonly (Date | null)[]): Date | null {
  if (ends.length === 0 || ends.includes(null)) return null;
  return new Date(Math.max(...ends.map((end) => end?.getTime() ?? 0)));
}

async function writeReviews(tx: Tx, user: UserCore, outcome: UserOutcome): Promise<void> {
  const { opensReview, closesReviews } = outcome;
  if (closesReviews)
    await tx.client.review.updateMany({
      where: { projectId: tx.projectId, id: { in: [...closesReviews.ids] }, closedAt: null },
      data: { closedAt: tx.now, closedBy: tx.by, closedHow: closesReviews.ending },
    });
  if (opensReview)
    await tx.client.review.create({
      data: {
        projectId: tx.projectId,
        id: newId(tx.now.getTime()),
        userId: user.id,
        cause: opensReview.cause,
        note: opensReview.note ?? "",
        openedAt: tx.now,
        openedBy: tx.by,
      },
    });
}

async function writeArchiving(tx: Tx, user: UserCore, outcome: UserOutcome): Promise<void> {
  const mine = { projectId: tx.projectId, userId: user.id };
  if (outcome.closesArchiving !== null) {
    await tx.client.archiving.updateMany({
      where: { projectId: tx.projectId, id: outcome.closesArchiving, closedAt: null },
      data: { closedAt: tx.now, closedBy: tx.by },
    });
    await tx.client.credential.updateMany({ where: { ...mine, withdrawnAt: null }, data: { live: true } });
  }
  if (outcome.opensArchiving === null) return;
  const { cause } = outcome.opensArchiving;
  await tx.client.archiving.create({ data: { ...mine, id: newId(tx.now.getTime()), cause, openedAt: tx.now, openedBy: tx.by } });
  // The archived hold no number: it may be given to somebody else.
  await tx.client.credential.updateMany({ where: { ...mine, live: true }, data: { live: false } });
}

async function writeInvitations(tx: Tx, user: UserCore, outcome: UserOutcome, options: OutcomeOptions): Promise<object> {
  const changed: Record<string, unknown> = {};
  // Ones that ran out unrecorded would break "at most one open" and are closed here as what they are.
  if (outcome.withdrawsInvitation !== null || outcome.opensInvitation) {
    await tx.client.$executeRaw`
      update invitations set state = case when expires_at <= ${tx.now} then 'expired' else 'withdrawn' end,
        why = case when expires_at <= ${tx.now} then null else ${outcome.withdrawsInvitation ?? "replaced"} end,
        closed_at = least(expires_at, ${tx.now})
      where project_id = ${tx.projectId}::uuid and user_id = ${user.id}::uuid and state = 'open'`;
    Object.assign(changed, { invitationExpiresAt: null, withdrawn: outcome.withdrawsInvitation });
  }
  if (!outcome.opensInvitation) return changed;
  const expiresAt = options.invitation?.expiresAt ?? (await invitationEnd(tx));
  const kind = options.invitation?.kind ?? "first";
  return { ...changed, ...(await openInvitationRow(tx, { userId: user.id, kind, expiresAt })), mailState: "queued" };
}
