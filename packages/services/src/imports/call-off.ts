import { record, type Tx } from "@gatehouse/db/transactions/tx";
import type { ImportRecord } from "./read-import.ts";

/** Ends a run that is held by this transaction before it changed anybody. `cause` says why when nobody chose to. */
export async function callOff(tx: Tx, run: ImportRecord, cause?: "newer-sync" | "too-old"): Promise<void> {
  await tx.client.import.update({
    where: { projectId_id: { projectId: tx.projectId, id: run.id } },
    data: { state: "cancelled", finishedAt: tx.now, finishedBy: tx.by },
  });
  const after = cause === undefined ? { state: "cancelled" } : { state: "cancelled", cause };
  record(tx, "import.cancelled", { kind: "import", id: run.id }, { before: { state: run.state }, after });
}
