import type { Tx } from "@gatehouse/db/transactions/tx";
import { noPass, type Pass } from "@gatehouse/domain/passes/pass";
import type { ReviewCause } from "@gatehouse/domain/reviews/review";
import type { ArchivingCause } from "@gatehouse/domain/users/archiving";
import type { UserFacts } from "@gatehouse/domain/users/user-facts";
import { findMatchesOfMany } from "../blocks/find-blocklist-matches.ts";
import { passFromColumns } from "../passes/pass-columns.ts";
import type { UserCore } from "./lock-user.ts";

/** `wait` holds pass and invitation; `skip` never waits and leaves out what another transaction holds. */
export type PassLock = "wait" | "skip";

/** Everything a verb on a person is decided from, read by the transaction's clock. */
export async function loadUserFacts(tx: Tx, user: UserCore, passLock: PassLock = "wait"): Promise<UserFacts> {
  const [facts] = await loadFactsOfMany(tx, [user], passLock);
  if (!facts) throw new Error("facts were asked of one person and came for none");
  return facts;
}

/** The facts of several people, in their order; one query for each kind of fact, however many people. */
export async function loadFactsOfMany(
  tx: Tx,
  users: readonly UserCore[],
  passLock: PassLock = "wait",
): Promise<readonly UserFacts[]> {
  const ids = users.map((user) => user.id);
  const open = { projectId: tx.projectId, userId: { in: ids }, closedAt: null };
  const passes = await lockPasses(tx, ids, passLock);
  const invited = await findInvited(tx, [...passes.keys()]);
  const blocks = await tx.client.block.findMany({ where: open, orderBy: { openedAt: "asc" } });
  const reviews = await tx.client.review.findMany({ where: open, orderBy: { openedAt: "asc" } });
  const archivings = await tx.client.archiving.findMany({ where: open });
  const entryOf = await findEntries(tx, blocks);
  const matches = await findMatchesOfMany(tx, users);
  const [blocksOf, reviewsOf] = [Map.groupBy(blocks, ofUser), Map.groupBy(reviews, ofUser)];
  const archivingOf = new Map(archivings.map((row) => [row.userId, row]));
  return users.map(({ id }, nth) => ({
    blocks: (blocksOf.get(id) ?? []).map((block) => ({
      id: block.id,
      until: block.until,
      blocklistEntryId: entryOf.get(block.id) ?? null,
    })),
    reviews: (reviewsOf.get(id) ?? []).map((row) => ({ id: row.id, cause: row.cause as ReviewCause })),
    archiving: openArchiving(archivingOf.get(id)),
    pass: passes.get(id) ?? noPass,
    hasOpenInvitation: invited.has(id),
    matches: matches[nth] ?? [],
  }));
}

const ofUser = (row: { userId: string }): string => row.userId;

const openArchiving = (row: { id: string; cause: string } | undefined): UserFacts["archiving"] =>
  row ? { id: row.id, cause: row.cause as ArchivingCause } : null;

/** Whether the pass was left out because another transaction held it: whoever has a row of their own here has a pass. */
export const isPassLeftOut = (facts: UserFacts): boolean => facts.pass === noPass;

async function lockPasses(tx: Tx, ids: readonly string[], lock: PassLock): Promise<Map<string, Pass>> {
  const held =
    lock === "wait"
      ? await tx.client.$queryRaw<{ user_id: string }[]>`
          select user_id from passes where project_id = ${tx.projectId}::uuid and user_id = any(${[...ids]}::uuid[])
          order by user_id for update`
      : await tx.client.$queryRaw<{ user_id: string }[]>`
          select user_id from passes where project_id = ${tx.projectId}::uuid and user_id = any(${[...ids]}::uuid[])
          order by user_id for update skip locked`;
  const rows = await tx.client.pass.findMany({
    where: { projectId: tx.projectId, userId: { in: held.map((row) => row.user_id) } },
  });
  return new Map(rows.map((row) => [row.userId, passFromColumns(row)]));
}

async function findInvited(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.client.invitation.findMany({
    where: { projectId: tx.projectId, userId: { in: [...ids] }, state: "open", expiresAt: { gt: tx.now } },
    select: { userId: true },
  });
  return new Set(rows.map((row) => row.userId));
}

async function findEntries(tx: Tx, blocks: readonly { id: string }[]): Promise<Map<string, string>> {
  if (blocks.length === 0) return new Map();
  const entries = await tx.client.blocklistEntry.findMany({
    where: { projectId: tx.projectId, blockId: { in: blocks.map((block) => block.id) }, removedAt: null },
    select: { id: true, blockId: true },
  });
  return new Map(entries.flatMap((entry) => (entry.blockId === null ? [] : [[entry.blockId, entry.id]])));
}
