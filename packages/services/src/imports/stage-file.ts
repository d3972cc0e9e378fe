import type { Db } from "@gatehouse/db/client";
import type { RememberedMapping } from "@gatehouse/domain/imports/detect-header";
import type { FileRefusal } from "@gatehouse/domain/imports/import-state";
import type { ClaimedImport } from "./claim-import.ts";
import { fileOf, type ImportTools } from "./import-tools.ts";
import { type FormatChoice, type ProbedFile, probeFile } from "./probe-file.ts";
import { type FileRow, readRows } from "./read-rows.ts";
import { insertFindings, type StoredFinding } from "./store-findings.ts";

/** Rows of one insert, and the most of broken lines that is held for it, in characters. */
const batchSize = 2_000;
const batchText = 4_000_000;

/** The most of a cell that its finding keeps; of a whole line all that was kept of it. */
const longestCell = 300;

/** What came of reading a file: how it was read, and why it cannot be meant, if so. */
export type StagedFile = {
  readonly probed: ProbedFile;
  readonly rows: number;
  readonly refusal: FileRefusal | null;
};

/** Reads the file of a run into the staging table, from the beginning, whatever an earlier try has left there. */
export async function stageFile(db: Db, tools: ImportTools, run: ClaimedImport): Promise<StagedFile> {
  const of = { projectId: run.projectId, importId: run.id };
  await db.client.importRow.deleteMany({ where: of });
  await db.client.importFinding.deleteMany({ where: of });
  await db.client.importItem.deleteMany({ where: of });
  const { importMapping } = await db.client.project.findUniqueOrThrow({ where: { id: run.projectId } });
  const choice: FormatChoice = JSON.parse(run.choice);
  const remembered: RememberedMapping | null = importMapping === null ? null : JSON.parse(importMapping);
  const file = fileOf(tools, run.id);
  const probed = await probeFile(file, choice, remembered);
  if (probed.refusal !== null) return { probed, rows: 0, refusal: probed.refusal };
  let read = 0;
  const reader = readRows(file, probed.format, (bytes) => {
    read = bytes;
  });
  let waiting: FileRow[] = [];
  let [rows, text] = [0, 0];
  const flush = async () => {
    await insertRows(db, run, waiting, rows + 1);
    rows += waiting.length;
    [waiting, text] = [[], 0];
    await run.say({ phase: "read", done: read, total: run.fileBytes });
  };
  for (;;) {
    const step = await reader.next();
    if (step.done) {
      await flush();
      return { probed, rows, refusal: step.value.refusal };
    }
    waiting.push(...step.value);
    text += textOf(step.value);
    if (waiting.length >= batchSize || text >= batchText) await flush();
  }
}

const textOf = (rows: readonly FileRow[]): number =>
  rows.reduce((sum, { faults }) => sum + (faults[0]?.column === null ? faults[0].value.length : 0), 0);

/** NUL cannot be stored as text; its picture can. */
const storable = (text: string): string => text.replaceAll("\0", "\u2400");

async function insertRows(
  db: Db,
  run: ClaimedImport,
  rows: readonly FileRow[],
  first: number,
): Promise<void> {
  if (rows.length === 0) return;
  const column = (pick: (row: FileRow) => string) => rows.map((row) => storable(pick(row)));
  await db.client.$executeRaw`
    insert into import_rows (project_id, import_id, n, line, first_name, last_name, email, id_number, sync_id, faulty)
    select ${run.projectId}::uuid, ${run.id}::uuid, ${first} + nth - 1, line, f, l, e, i, nullif(s, ''), faulty
    from unnest(${rows.map((row) => row.line)}::int[], ${column(({ fields }) => fields.firstName)}::text[],
      ${column(({ fields }) => fields.lastName)}::text[], ${column(({ fields }) => fields.email)}::text[],
      ${column(({ fields }) => fields.idNumber)}::text[], ${column(({ fields }) => fields.syncId)}::text[],
      ${rows.map((row) => row.faults.length > 0)}::bool[])
    with ordinality as r (line, f, l, e, i, s, faulty, nth)`;
  const findings = rows.flatMap((row, nth) => findingsOf(row, first + nth));
  await insertFindings(db.client, run.projectId, run.id, findings);
}

/** The findings of a row about itself. */
export const findingsOf = (row: FileRow, n: number): StoredFinding[] =>
  [
    ...row.faults.map((one) => ({ ...one, isFault: true })),
    ...row.notices.map((one) => ({ ...one, isFault: false })),
  ].map(({ column, reason, value, suggestion, isFault }, i) => ({
    ...{ n, i, line: row.line, isFault, column, reason },
    ...{
      value: storable(value).slice(0, column === null ? undefined : longestCell),
      suggestion: suggestion === null ? null : storable(suggestion),
    },
  }));
