import type { ImportSettings, SetImportSettingsInput } from "@gatehouse/contracts/imports/import-verbs";
import type { Db, TransactionClient } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import type { ImportScope } from "@gatehouse/domain/imports/import-state";
import { lockProject } from "../projects/lock-project.ts";

/** Whom the files of a project are about, and from how many removals on they stop. */
export async function readImportSettings(
  db: { readonly client: TransactionClient },
  projectId: string,
): Promise<ImportSettings> {
  const project = await db.client.project.findUniqueOrThrow({ where: { id: projectId } });
  const { importCompanyId: companyId, guardPercent, guardPeople } = project;
  return { scope: project.importScope as ImportScope, companyId, guardPercent, guardPeople };
}

/**
 * Sets them. Runs that wait keep the scope they were started with.
 * @throws {DomainError} `request.invalid` when a company goes with another scope than its own, `request.not-found`
 */
export function setImportSettings(
  db: Db,
  actor: Actor,
  input: SetImportSettingsInput,
): Promise<ImportSettings> {
  const { projectId, ...wanted } = input;
  if ((wanted.scope === "company") !== (wanted.companyId !== null))
    throw new DomainError("request.invalid", { field: "companyId" });
  return inTransaction(db, actor, async (tx) => {
    await lockProject(tx);
    const before = await readImportSettings(tx, projectId);
    if (wanted.companyId !== null) {
      const id = { projectId_id: { projectId, id: wanted.companyId } };
      if (!(await tx.client.company.findUnique({ where: id }))) throw new DomainError("request.not-found");
    }
    const { scope: importScope, companyId: importCompanyId, guardPercent, guardPeople } = wanted;
    const data = { importScope, importCompanyId, guardPercent, guardPeople };
    await tx.client.project.update({ where: { id: projectId }, data });
    record(
      tx,
      "project.import-settings-changed",
      { kind: "project", id: projectId },
      { before, after: wanted },
    );
    return wanted;
  });
}
