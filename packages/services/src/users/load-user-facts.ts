import type { Tx } from "@gatehouse/db/transactions/tx";
import { noPass } from "@gatehouse/domain/passes/pass";
import type { ReviewCause } from "@gatehouse/domain/reviews/review";
import type { ArchivingCause } from "@gatehouse/domain/users/archiving";
import type { UserFacts } from "@gatehouse/domain/users/user-facts";
import { findBlocklistMatches } from "../blocks/find-blocklist-matches.ts";
import { passFromColumns } from "../passes/pass-columns.ts";
import type { UserCore } from "./lock-user.ts";

/** `wait` holds pass and invitation; `skip` never waits and leaves out what another transaction holds. */
export type PassLock = "wait" | "skip";

/** Everything a verb on a person is decided from, read by the transaction's clock. */
export async function loadUserFacts(tx: Tx, user: UserCore, passLock: PassLock = "wait"): Promise<UserFacts> {
  const mine = { projectId: tx.projectId, userId: user.id };
  const hasPass = await lockPass(tx, user.id, passLock);
  const [pass, invitation, blocks, reviews, archiving, matches] = [
    hasPass ? await tx.client.pass.findFirst({ where: mine }) : null,
    hasPass ? await tx.client.invitation.findFirst({ where: { ...mine, state: "open", expiresAt: { gt: tx.now } } }) : null,
    await tx.client.block.findMany({ where: { ...mine, closedAt: null }, orderBy: { openedAt: "asc" } }),
    await tx.client.review.findMany({ where: { ...mine, closedAt: null }, orderBy: { openedAt: "asc" } }),
    await tx.client.archiving.findFirst({ where: { ...mine, closedAt: null } }),
    await findBlocklistMatches(tx, user),
  ];
  const entries = await tx.client.blocklistEntry.findMany({
    where: { projectId: tx.projectId, blockId: { in: blocks.map((block) => block.id) }, removedAt: null },
  });
  return {
    blocks: blocks.map((block) => ({
      id: block.id,
      until: block.until,
      blocklistEntryId: entries.find((entry) => entry.blockId === block.id)?.id ?? null,
    })),
    reviews: reviews.map((review) => ({ id: review.id, cause: review.cause as ReviewCause })),
    archiving: archiving && { id: archiving.id, cause: archiving.cause as ArchivingCause },
    pass: pass ? passFromColumns(pass) : noPass,
    hasOpenInvitation: invitation !== null,
    matches,
  };
}

async function lockPass(tx: Tx, userId: string, lock: PassLock): Promise<boolean> {
  const rows =
    lock === "wait"
      ? await tx.client.$queryRaw<object[]>`
          select id from passes where project_id = ${tx.projectId}::uuid and user_id = ${userId}::uuid for update`
      : await tx.client.$queryRaw<object[]>`
          select id from passes where project_id = ${tx.projectId}::uuid and user_id = ${userId}::uuid for update skip locked`;
  return rows.length > 0;
}
