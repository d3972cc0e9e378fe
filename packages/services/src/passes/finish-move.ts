import type { Binding, BoundPass } from "@gatehouse/contracts/passes/binding";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { finishMove as decide, type PassMove } from "@gatehouse/domain/passes/move-pass";
import { openRevocation } from "../revocations/open-revocation.ts";
import { loadUserFacts } from "../users/load-user-facts.ts";
import { lockUser } from "../users/lock-user.ts";
import { bindPhone } from "./bind-phone.ts";
import { passRowFields } from "./pass-columns.ts";

/** Which move ends, with which keys, on what. */
export type MoveEnd = {
  readonly projectId: string;
  readonly userId: string;
  readonly passId: string;
  readonly moveId: string;
  readonly binding: Binding;
  readonly phone: string;
};

/**
 * Binds the installed app in place of the browser it was started from; the browser's keys stop in the same commit. The code that
 * leads here was given out to a call signed by the old key, and is good for 10 minutes and once.
 * @throws {DomainError} `pass.move-expired`, `pass.wrong-state`, `pass.proof-invalid`
 */
export function finishMove(db: Db, end: MoveEnd): Promise<BoundPass> {
  const { projectId, userId, passId } = end;
  return inTransaction(db, { kind: "pass", projectId, userId, passId }, async (tx) => {
    const user = await lockUser(tx, userId);
    const facts = await loadUserFacts(tx, user);
    const move = await takeMove(tx, end.moveId);
    const change = decide(facts.pass, move, tx.now);
    const row = await tx.client.pass.findFirstOrThrow({ where: { projectId, userId } });
    const { answer, logged } = await bindPhone(tx, row, change.pass, end.binding, end.phone);
    const revocationId = change.closesDoors ? await openRevocation(tx, userId, "re-invite") : null;
    const after = {
      ...passRowFields(change.pass),
      passSeenAt: tx.now,
      ...logged,
      ...(revocationId && { revocationId }),
    };
    record(tx, "pass.moved", { kind: "user", id: userId }, { before: passRowFields(facts.pass), after });
    return answer;
  });
}

/** Uses the move up; a second phone with the same code finds it used. */
async function takeMove(tx: Tx, id: string): Promise<PassMove> {
  const move = await tx.client.passMove.findUnique({
    where: { projectId_id: { projectId: tx.projectId, id } },
  });
  const taken = await tx.client.passMove.updateMany({
    where: { projectId: tx.projectId, id, usedAt: null },
    data: { usedAt: tx.now },
  });
  if (!move || taken.count !== 1) throw new DomainError("pass.move-expired");
  return { fromEpoch: move.fromEpoch, expiresAt: move.expiresAt };
}
