import type { Db } from "@gatehouse/db/client";
import type { RowFault } from "@gatehouse/domain/imports/row-faults";
import { readImport } from "./read-import.ts";

/** Rows of one read. A broken line can be long, and is read whole. */
const batchSize = 200;

/** Of these the finding holds what was not put into columns. */
const unreadReasons: readonly RowFault[] = ["quote-not-closed", "stray-quote", "extra-columns"];

type Reject = { n: number; line: number; fields: string[]; reasons: string; unread: string };

/**
 * The faulty rows of a run as CSV, ready to be mended and brought again, with extra columns: why, on which line, and what of
 * the line could not be put into columns (all of a broken one, the cells beyond the last column of others). UTF-8 with its
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
  yield `\ufeff${line(["First name", "Last name", "E-mail", "ID", "Sync ID", "Error", "Line", "Unread"])}`;
  for (let after = 0; ; ) {
    const rejects = await nextRejects(db, projectId, importId, after);
    const last = rejects.at(-1);
    if (!last) return;
    after = last.n;
    yield rejects
      .map(({ fields, reasons, line: at, unread }) =>
        line([...fields, reasons.split(" ").map(reasonText).join(", "), String(at), unread]),
      )
      .join("");
  }
}

function nextRejects(db: Db, projectId: string, importId: string, after: number): Promise<Reject[]> {
  return db.client.$queryRaw<Reject[]>`
    select r.n, r.line, array[r.first_name, r.last_name, r.email, r.id_number, coalesce(r.sync_id, '')] as fields,
      string_agg(f.reason, ' ' order by f.i) as reasons,
      coalesce(string_agg(f.value, '') filter (where f.reason = any(${unreadReasons}::text[])), '') as unread
    from import_rows r join import_findings f on f.project_id = r.project_id and f.import_id = r.import_id and f.n = r.n
    where r.project_id = ${projectId}::uuid and r.import_id = ${importId}::uuid and f.is_fault and r.n > ${after}
    group by r.project_id, r.import_id, r.n order by r.n limit ${batchSize}`;
}

function quote(cell: string, delimiter: string): string {
  const safe = /^[=+@\t\r-]/.test(cell) && !/^[+-]?\d+$/.test(cell) ? `'${cell}` : cell;
  return /["\r\n]/.test(safe) || safe.includes(delimiter) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
