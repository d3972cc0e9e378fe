import type { TransactionClient } from "@gatehouse/db/client";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import type {
  ImportKind,
  ImportMode,
  ImportScope,
  ImportState,
} from "@gatehouse/domain/imports/import-state";

type Row = NonNullable<Awaited<ReturnType<TransactionClient["import"]["findUnique"]>>>;

/** A run as it is stored, its words typed. */
export type ImportRecord = Omit<Row, "state" | "kind" | "mode" | "scope"> & {
  readonly state: ImportState;
  readonly kind: ImportKind;
  readonly mode: ImportMode;
  readonly scope: ImportScope;
};

/** The words of a stored run as what they are; the database checks that they are. */
export const typed = (row: Row): ImportRecord => ({
  ...row,
  state: row.state as ImportState,
  kind: row.kind as ImportKind,
  mode: row.mode as ImportMode,
  scope: row.scope as ImportScope,
});

/**
 * Reads a run.
 * @throws {DomainError} `request.not-found` for an unknown id and for one of another project alike
 */
export async function readImport(
  client: TransactionClient,
  projectId: string,
  importId: string,
): Promise<ImportRecord> {
  const row = await client.import.findUnique({ where: { projectId_id: { projectId, id: importId } } });
  if (!row) throw new DomainError("request.not-found");
  return typed(row);
}

/**
 * Reads a run and holds it until the transaction ends.
 * @throws {DomainError} `request.not-found`
 */
export async function lockImport(
  client: TransactionClient,
  projectId: string,
  importId: string,
): Promise<ImportRecord> {
  await client.$queryRaw`
    select id from imports where project_id = ${projectId}::uuid and id = ${importId}::uuid for no key update`;
  return readImport(client, projectId, importId);
}
