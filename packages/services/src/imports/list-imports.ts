import type { ImportRow, ImportsList, ImportsListInput } from "@gatehouse/contracts/imports/import-run";
import type { Db, Prisma, TransactionClient } from "@gatehouse/db/client";
import { inSnapshot } from "@gatehouse/db/transactions/in-transaction";
import { type ActorNames, nameActors } from "../changes/name-actors.ts";
import { iso } from "../rows/iso.ts";
import { type ImportRecord, readImport, typed } from "./read-import.ts";

/**
 * What stands still until some admin does something: held by the guard or for a second one, agreed to and not applied, or sent
 * by another system and not applied. What somebody brought by hand and has not agreed to waits for nobody else.
 */
const forAdmin: Prisma.ImportWhereInput = {
  dryRun: false,
  OR: [
    { state: "held" },
    { state: "ready", failure: { not: null } },
    { kind: "sync", state: { in: ["faulty", "refused", "ready"] } },
  ],
};

/** The runs of a project, newest first, page by page. */
export function listImports(db: Db, input: ImportsListInput): Promise<ImportsList> {
  const { projectId, limit, cursor, waiting } = input;
  return inSnapshot(db, async (client) => {
    const last = cursor === undefined ? undefined : await readImport(client, projectId, cursor);
    const older = last
      ? { OR: [{ createdAt: { lt: last.createdAt } }, { createdAt: last.createdAt, id: { lt: last.id } }] }
      : {};
    const asked = waiting ? forAdmin : {};
    const rows = await client.import.findMany({
      where: { projectId, AND: [older, asked] },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: limit + 1,
    });
    const page = rows.slice(0, limit).map(typed);
    const people = page.flatMap((run) => [run.createdBy, run.finishedBy ?? []].flat());
    const names = await nameActors(client, projectId, people);
    const undone = await revertedAmong(client, projectId, page);
    const end = page.at(-1);
    return {
      rows: page.map((run) => presentImportRow(run, names, undone.has(run.id))),
      next: rows.length > limit && end ? end.id : null,
      total: await client.import.count({ where: { projectId, ...asked } }),
    };
  });
}

/** Which of these runs a finished revert has undone. */
async function revertedAmong(
  client: TransactionClient,
  projectId: string,
  runs: readonly ImportRecord[],
): Promise<ReadonlySet<string | null>> {
  const reverts = await client.import.findMany({
    where: { projectId, revertsId: { in: runs.map(({ id }) => id) }, state: "done" },
    select: { revertsId: true },
  });
  return new Set(reverts.map(({ revertsId }) => revertsId));
}

/** One run as a line of the history. */
export function presentImportRow(run: ImportRecord, names: ActorNames, reverted: boolean): ImportRow {
  const { id, kind, state, mode, dryRun, fileName, fileHash, fileBytes, rows, faultyRows } = run;
  return {
    ...{ id, kind, state, mode, dryRun, fileName, fileHash, fileBytes, rows, faultyRows },
    counts: JSON.parse(run.plan).counts ?? null,
    createdAt: run.createdAt.toISOString(),
    createdBy: names(run.createdBy),
    finishedAt: iso(run.finishedAt),
    finishedBy: run.finishedBy === null ? null : names(run.finishedBy),
    reverts: run.revertsId,
    reverted,
    cleared: run.clearedAt !== null,
  };
}
