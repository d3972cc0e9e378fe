import { type Db, databaseNow } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import { expireReplacement } from "@gatehouse/domain/passes/activate-pass";
import type { Pass } from "@gatehouse/domain/passes/pass";
import { passFromColumns, passRowFields, passToColumns } from "../passes/pass-columns.ts";

const batchSize = 200;

/**
 * Records invitations that ran out, so that lists show it without asking the clock. It only writes down what holds already:
 * whether an invitation can be used is decided by the database clock when it is used. Answers how many were recorded.
 */
export async function recordExpiredInvitations(db: Db): Promise<number> {
  let recorded = 0;
  for (;;) {
    const now = await databaseNow(db, db.client);
    const due = await db.client.$queryRaw<{ project_id: string; user_id: string }[]>`
      select project_id, user_id from invitations where state = 'open' and expires_at <= ${now}
      order by expires_at limit ${batchSize}`;
    const byProject = Map.groupBy(due, (row) => row.project_id);
    for (const [projectId, rows] of byProject) {
      recorded += await recordIn(db, projectId, rows.map((row) => row.user_id).toSorted());
    }
    if (due.length < batchSize) return recorded;
  }
}

function recordIn(db: Db, projectId: string, userIds: readonly string[]): Promise<number> {
  return inTransaction(db, { kind: "system", projectId, name: "clock" }, async (tx) => {
    let recorded = 0;
    for (const userId of userIds) if (await expireOf(tx, userId)) recorded += 1;
    return recorded;
  });
}

/** The order of the locks is the one of every verb on a person: user, pass, invitation. */
async function expireOf(tx: Tx, userId: string): Promise<boolean> {
  const mine = { projectId: tx.projectId, userId };
  await tx.client.$queryRaw`
    select id from users where project_id = ${tx.projectId}::uuid and id = ${userId}::uuid for no key update`;
  const [row] = await tx.client.$queryRaw<{ id: string; expires_at: Date }[]>`
    update invitations set state = 'expired', closed_at = expires_at
    where project_id = ${tx.projectId}::uuid and user_id = ${userId}::uuid and state = 'open' and expires_at <= ${tx.now}
    returning id, expires_at`;
  if (!row) return false;
  const pass = await tx.client.pass.findFirst({ where: mine });
  const before = pass ? passFromColumns(pass) : undefined;
  const after = before && withoutReplacement(before, tx.now);
  if (after && after !== before) await tx.client.pass.updateMany({ where: mine, data: passToColumns(after) });
  record(
    tx,
    "invitation.expired",
    { kind: "user", id: userId },
    {
      before: before ? passRowFields(before) : {},
      after: {
        ...(after ? passRowFields(after) : {}),
        invitationId: row.id,
        invitationExpiresAt: row.expires_at,
      },
    },
  );
  return true;
}

const withoutReplacement = (pass: Pass, now: Date): Pass =>
  pass.kind === "active" && pass.replacementUntil !== null && now >= pass.replacementUntil
    ? expireReplacement(pass, now).pass
    : pass;
