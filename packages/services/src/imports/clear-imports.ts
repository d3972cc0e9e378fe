import { rm } from "node:fs/promises";
import { type Db, databaseNow } from "@gatehouse/db/client";
import { revertWindowMs } from "@gatehouse/domain/imports/import-state";
import { fileOf, type ImportTools } from "./import-tools.ts";

/** Runs of one round. */
const batchSize = 100;

/**
 * Forgets what only a run in progress needs once seven days have passed: the file, its rows, its findings and the people of
 * its plan. The line in the history stays, and what was written stays in the log. A run that waited all that time is called
 * off. Answers how many were cleared.
 */
export async function clearImports(db: Db, tools: ImportTools): Promise<number> {
  const now = await databaseNow(db, db.client);
  const old = await db.client.import.findMany({
    where: {
      clearedAt: null,
      createdAt: { lt: new Date(now.getTime() - revertWindowMs) },
      OR: [{ finishedAt: null }, { finishedAt: { lt: new Date(now.getTime() - revertWindowMs) } }],
      state: { notIn: ["reading", "planning", "applying"] },
    },
    take: batchSize,
  });
  for (const { projectId, id, finishedAt } of old) {
    const of = { projectId, importId: id };
    await rm(fileOf(tools, id), { force: true });
    await db.client.importRow.deleteMany({ where: of });
    await db.client.importFinding.deleteMany({ where: of });
    await db.client.importItem.deleteMany({ where: of });
    const ended =
      finishedAt === null ? { state: "cancelled", finishedAt: now, finishedBy: "system:imports" } : {};
    await db.client.import.update({
      where: { projectId_id: { projectId, id } },
      data: { ...ended, clearedAt: now },
    });
  }
  return old.length;
}
