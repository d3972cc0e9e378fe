import { rm } from "node:fs/promises";
import { type Db, databaseNow } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { revertWindowMs, workingStates } from "@gatehouse/domain/imports/import-state";
import { callOff } from "./call-off.ts";
import { fileOf, type ImportTools } from "./import-tools.ts";
import { lockImport } from "./read-import.ts";

/** Runs of one round. */
const batchSize = 100;
/** The rows of a large file take their time. */
const timeoutMs = 10 * 60 * 1000;

/**
 * Forgets what only a run in progress needs once seven days have passed: the file, its rows, its findings and the people of
 * its plan. The line in the history stays, and what was written stays in the log. A run that waited all that time is called
 * off, unless somebody agrees to it at that very moment. Answers how many were looked at.
 */
export async function clearImports(db: Db, tools: ImportTools): Promise<number> {
  const now = await databaseNow(db, db.client);
  const before = new Date(now.getTime() - revertWindowMs);
  const old = await db.client.import.findMany({
    where: {
      clearedAt: null,
      createdAt: { lt: before },
      OR: [{ finishedAt: null }, { finishedAt: { lt: before } }],
      state: { notIn: [...workingStates] },
    },
    take: batchSize,
  });
  for (const { projectId, id } of old) await clear(db, tools, projectId, id);
  return old.length;
}

/** The file goes first: what is left of a process that dies in between is cleared in the next round. */
function clear(db: Db, tools: ImportTools, projectId: string, importId: string): Promise<void> {
  const actor = { kind: "system", projectId, name: "imports" } as const;
  return inTransaction(
    db,
    actor,
    async (tx) => {
      const run = await lockImport(tx.client, projectId, importId);
      if (workingStates.some((state) => state === run.state)) return;
      await rm(fileOf(tools, importId), { force: true });
      const of = { projectId, importId };
      await tx.client.importRow.deleteMany({ where: of });
      await tx.client.importFinding.deleteMany({ where: of });
      await tx.client.importItem.deleteMany({ where: of });
      if (run.finishedAt === null) await callOff(tx, run, "too-old");
      await tx.client.import.update({
        where: { projectId_id: { projectId, id: importId } },
        data: { clearedAt: tx.now },
      });
    },
    { timeoutMs },
  );
}
