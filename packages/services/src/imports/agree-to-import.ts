import type {
  ApplyImportInput,
  ApproveImportInput,
  ImportMoved,
} from "@gatehouse/contracts/imports/import-verbs";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { revertWindowMs } from "@gatehouse/domain/imports/import-state";
import { type ImportRecord, lockImport, readImport } from "./read-import.ts";

/**
 * Agrees to the plan that was seen. It is applied by a worker then, or waits for a second admin when it removes very many.
 * @throws {DomainError} `request.not-found`, `import.wrong-state`, `import.moved` when the plan is another one by now,
 * `import.number-wrong`, `import.running` while another plan of the project is being applied, `import.too-late` for the
 * undoing of a run that ended more than seven days ago
 */
export function agreeToImport(db: Db, actor: Actor, input: ApplyImportInput): Promise<ImportMoved> {
  return inTransaction(db, actor, async (tx) => {
    const run = await lockImport(tx.client, tx.projectId, input.importId);
    const isWaiting = run.state === "ready" || (run.state === "held" && run.agreedBy === null);
    if (!isWaiting || run.dryRun) throw new DomainError("import.wrong-state", { state: run.state });
    checkSeen(run, input.planHash);
    await checkUndoWindow(tx, run);
    if (run.guard !== "free" && input.removals !== run.removals)
      throw new DomainError("import.number-wrong", { removals: run.removals });
    const agreed = { agreedHash: input.planHash, agreedBy: tx.by, approvedBy: null, failure: null };
    return run.guard === "second-admin" ? move(tx, run, "held", agreed) : move(tx, run, "applying", agreed);
  });
}

/**
 * Agrees a second time to a plan that waits for it.
 * @throws {DomainError} `request.not-found`, `import.wrong-state`, `import.moved`, `import.running`, `import.too-late` as
 * agreeing does, and `import.second-admin` for the admin who agreed first
 */
export function approveImport(db: Db, actor: Actor, input: ApproveImportInput): Promise<ImportMoved> {
  return inTransaction(db, actor, async (tx) => {
    const run = await lockImport(tx.client, tx.projectId, input.importId);
    if (run.state !== "held" || run.agreedBy === null)
      throw new DomainError("import.wrong-state", { state: run.state });
    if (run.agreedBy === tx.by) throw new DomainError("import.second-admin");
    checkSeen(run, input.planHash);
    await checkUndoWindow(tx, run);
    return move(tx, run, "applying", { approvedBy: tx.by });
  });
}

async function checkUndoWindow(tx: Tx, { revertsId }: ImportRecord): Promise<void> {
  if (revertsId === null) return;
  const { finishedAt } = await readImport(tx.client, tx.projectId, revertsId);
  if (finishedAt === null || tx.now.getTime() - finishedAt.getTime() > revertWindowMs)
    throw new DomainError("import.too-late");
}

function checkSeen(run: ImportRecord, planHash: string): void {
  if (run.planHash !== planHash) throw new DomainError("import.moved");
}

async function move(
  tx: Tx,
  run: ImportRecord,
  state: "held" | "applying",
  data: Partial<ImportRecord>,
): Promise<ImportMoved> {
  await tx.client.import.update({
    where: { projectId_id: { projectId: tx.projectId, id: run.id } },
    data: { ...data, state, claimedUntil: null },
  });
  const verb = state === "held" ? "import.held" : "import.agreed";
  const after = { state, planHash: run.planHash, removals: run.removals };
  record(tx, verb, { kind: "import", id: run.id }, { before: { state: run.state }, after });
  return { importId: run.id, state };
}
