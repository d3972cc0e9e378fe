import type {
  ImportFinding,
  ImportFindings,
  ImportFindingsInput,
} from "@gatehouse/contracts/imports/import-findings";
import type { Db } from "@gatehouse/db/client";
import { inSnapshot } from "@gatehouse/db/transactions/in-transaction";
import { readImport } from "./read-import.ts";

/** The most of a broken line that is shown; the rejects hold all that was kept of it. */
const longestExcerpt = 300;

const excerptOf = (value: string): string =>
  value.length > longestExcerpt ? `${value.slice(0, longestExcerpt)}…` : value;

/**
 * What was found about the rows of a run, in the order of the file, page by page.
 * @throws {DomainError} `request.not-found`
 */
export function listFindings(db: Db, input: ImportFindingsInput): Promise<ImportFindings> {
  const { projectId, importId, isFault, limit } = input;
  const [n = 0, i = 0] = (input.cursor ?? "").split(".").map(Number);
  const reason = input.reason === undefined ? {} : { reason: input.reason };
  const beyond = input.cursor === undefined ? {} : { OR: [{ n: { gt: n } }, { n, i: { gt: i } }] };
  return inSnapshot(db, async (client) => {
    await readImport(client, projectId, importId);
    const found = await client.importFinding.findMany({
      where: { projectId, importId, isFault, ...reason, ...beyond },
      orderBy: [{ n: "asc" }, { i: "asc" }],
      take: limit + 1,
    });
    const page = found.slice(0, limit);
    const rows = await client.importRow.findMany({
      where: { projectId, importId, n: { in: page.map((one) => one.n) } },
    });
    const rowOf = new Map(rows.map((row) => [row.n, row]));
    const last = page.at(-1);
    return {
      rows: page.map((one): ImportFinding => {
        const row = rowOf.get(one.n);
        const { firstName = "", lastName = "", email = "", idNumber = "" } = row ?? {};
        const isAlone = one.otherLine === null && one.otherName === null;
        return {
          ...{ n: one.n, line: one.line, value: excerptOf(one.value), suggestion: one.suggestion },
          column: one.column as ImportFinding["column"],
          reason: one.reason as ImportFinding["reason"],
          other: isAlone ? null : { line: one.otherLine, userId: one.otherId, name: one.otherName },
          fields: { firstName, lastName, email, idNumber, syncId: row?.syncId ?? "" },
        };
      }),
      next: found.length > limit && last ? `${last.n}.${last.i}` : null,
    };
  });
}
