import type { Db } from "@gatehouse/db/client";
import { readImport } from "./read-import.ts";

/** Rows of one read. */
const batchSize = 1_000;

type Reject = { n: number; fields: string[]; reasons: string };

/**
 * The faulty rows of a run as CSV with an extra column that says why, ready to be mended and brought again: UTF-8 with its
 * mark, semicolon or comma as the file had it. A text that a spreadsheet would run is written with an apostrophe before it.
 * @throws {DomainError} `request.not-found`
 */
export async function* writeRejects(
  db: Db,
  projectId: string,
  importId: string,
  reasonText: (reason: string) => string,
): AsyncGenerator<string> {
  const run = await readImport(db.client, projectId, importId);
  const delimiter: string = JSON.parse(run.found).format?.delimiter ?? ",";
  const line = (cells: readonly string[]) =>
    `${cells.map((cell) => quote(cell, delimiter)).join(delimiter)}\r\n`;
  yield `\ufeff${line(["First name", "Last name", "E-mail", "ID", "Sync ID", "Error"])}`;
  for (let after = 0; ; ) {
    const rejects = await nextRejects(db, projectId, importId, after);
    const last = rejects.at(-1);
    if (!last) return;
    after = last.n;
    yield rejects
      .map(({ fields, reasons }) => line([...fields, reasons.split(" ").map(reasonText).join(", ")]))
      .join("");
  }
}

function nextRejects(db: Db, projectId: string, importId: string, after: number): Promise<Reject[]> {
  return db.client.$queryRaw<Reject[]>`
    select r.n, array[r.first_name, r.last_name, r.email, r.id_number, coalesce(r.sync_id, '')] as fields,
      string_agg(f.reason, ' ' order by f.i) as reasons
    from import_rows r join import_findings f on f.project_id = r.project_id and f.import_id = r.import_id and f.n = r.n
    where r.project_id = ${projectId}::uuid and r.import_id = ${importId}::uuid and f.is_fault and r.n > ${after}
    group by r.project_id, r.import_id, r.n order by r.n limit ${batchSize}`;
}

function quote(cell: string, delimiter: string): string {
  const safe = /^[=+@\t\r-]/.test(cell) && !/^[+-]?\d+$/.test(cell) ? `'${cell}` : cell;
  return /["\r\n]/.test(safe) || safe.includes(delimiter) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
