import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import type { PassActor } from "@gatehouse/domain/actors/actor";
import type { Pass, PassChange } from "@gatehouse/domain/passes/pass";
import { openRevocation } from "../revocations/open-revocation.ts";
import { lockUser } from "../users/lock-user.ts";
import { passFromColumns, passRowFields, passToColumns } from "./pass-columns.ts";

/** Loads and locks the pass of a person. */
export async function lockPass(tx: Tx, userId: string): Promise<Pass> {
  await lockUser(tx, userId);
  await tx.client.$queryRaw`
    select id from passes where project_id = ${tx.projectId}::uuid and user_id = ${userId}::uuid for update`;
  return passFromColumns(
    await tx.client.pass.findFirstOrThrow({ where: { projectId: tx.projectId, userId } }),
  );
}

/** Writes a decided change of a pass and records it. A pass that works on no phone any more keeps no MAC key. */
export async function savePass(
  tx: Tx,
  userId: string,
  verb: string,
  before: Pass,
  change: PassChange,
  more: object = {},
): Promise<void> {
  const { pass } = change;
  const keeps = pass.kind === "active" || pass.kind === "removing";
  const drops = keeps ? {} : { macKey: null, serverKey: null };
  const gone = pass.kind === "removed" ? { removedAt: tx.now } : {};
  const mine = { projectId: tx.projectId, userId };
  await tx.client.pass.updateMany({ where: mine, data: { ...passToColumns(pass), ...drops, ...gone } });
  const revocationId = change.closesDoors ? await openRevocation(tx, userId, "re-invite") : null;
  const after = { ...passRowFields(pass), ...more, ...(revocationId && { revocationId }) };
  record(tx, verb, { kind: "user", id: userId }, { before: passRowFields(before), after });
}

/** One verb of a phone on its own pass: lock, decide, save, record. A decision of null finds it done already. */
export function changeOwnPass(
  db: Db,
  actor: PassActor,
  verb: string,
  decide: (pass: Pass, now: Date) => PassChange | null,
): Promise<void> {
  return inTransaction(db, actor, async (tx) => {
    const before = await lockPass(tx, actor.userId);
    const change = decide(before, tx.now);
    if (change) await savePass(tx, actor.userId, verb, before, change);
  });
}
