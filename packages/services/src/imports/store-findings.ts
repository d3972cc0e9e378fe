import type { TransactionClient } from "@gatehouse/db/client";

/** A finding of a row by itself, as it is stored. */
export type StoredFinding = {
  readonly n: number;
  readonly i: number;
  readonly line: number;
  readonly isFault: boolean;
  readonly column: string | null;
  readonly reason: string;
  readonly value: string;
  readonly suggestion: string | null;
};

/** Stores what rows by themselves were found to be. */
export async function insertFindings(
  client: TransactionClient,
  projectId: string,
  importId: string,
  findings: readonly StoredFinding[],
): Promise<void> {
  if (findings.length === 0) return;
  await client.$executeRaw`
    insert into import_findings (project_id, import_id, n, i, line, is_fault, "column", reason, value, suggestion, own_row)
    select ${projectId}::uuid, ${importId}::uuid, f.*, true
    from unnest(${findings.map((one) => one.n)}::int[], ${findings.map((one) => one.i)}::int[],
      ${findings.map((one) => one.line)}::int[], ${findings.map((one) => one.isFault)}::bool[],
      ${findings.map((one) => one.column)}::text[], ${findings.map((one) => one.reason)}::text[],
      ${findings.map((one) => one.value)}::text[], ${findings.map((one) => one.suggestion)}::text[])
      as f (n, i, line, is_fault, "column", reason, value, suggestion)`;
}
