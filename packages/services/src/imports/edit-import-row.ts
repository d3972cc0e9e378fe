import { type EditImportRowInput, editableFaults } from "@gatehouse/contracts/imports/import-findings";
import type { ImportMoved } from "@gatehouse/contracts/imports/import-verbs";
import type { Db, TransactionClient } from "@gatehouse/db/client";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { checkRow, isMendable, type RowFault } from "@gatehouse/domain/imports/row-faults";
import { changeRun } from "./change-run.ts";
import type { ImportRecord } from "./read-import.ts";
import { findingsOf } from "./stage-file.ts";
import { insertFindings } from "./store-findings.ts";

/**
 * Mends one row in place: it is checked anew by itself now, and beside the others with the plan that is made anew. Possible
 * while the run has up to 50 faulty rows.
 * @throws {DomainError} `request.not-found`, `import.wrong-state`, `import.too-many-faults`, `import.lines-unread` for a row that
 * has swallowed others
 */
export function editImportRow(db: Db, actor: Actor, input: EditImportRowInput): Promise<ImportMoved> {
  const { projectId, importId, n } = input;
  const change = async (client: TransactionClient, run: ImportRecord) => {
    if (run.faultyRows > editableFaults)
      throw new DomainError("import.too-many-faults", { limit: editableFaults });
    const row = await client.importRow.findUnique({
      where: { projectId_importId_n: { projectId, importId, n } },
    });
    if (!row) throw new DomainError("request.not-found");
    const found = await client.importFinding.findMany({ where: { projectId, importId, n, isFault: true } });
    if (!found.every(({ reason }) => isMendable(reason as RowFault)))
      throw new DomainError("import.lines-unread", { line: row.line });
    const checked = checkRow(input.fields);
    const { syncId, ...fields } = checked.fields;
    await client.importRow.update({
      where: { projectId_importId_n: { projectId, importId, n } },
      data: { ...fields, syncId: syncId === "" ? null : syncId, faulty: checked.faults.length > 0 },
    });
    await client.importFinding.deleteMany({ where: { projectId, importId, n } });
    await insertFindings(client, projectId, importId, findingsOf({ ...checked, line: row.line }, n));
    return {};
  };
  return changeRun(db, actor, input, { told: { row: n }, state: "planning", change });
}
