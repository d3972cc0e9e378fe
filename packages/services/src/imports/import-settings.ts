import type { ImportSettings, SetImportSettingsInput } from "@gatehouse/contracts/imports/import-verbs";
import type { Db, TransactionClient } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import type { ImportScope } from "@gatehouse/domain/imports/import-state";
import { findCompany } from "../companies/held-companies.ts";
import { findGroup } from "../groups/held-groups.ts";
import { lockProject } from "../projects/lock-project.ts";

/** Whom the files of a project are about, and from how many removals on they stop. */
export async function readImportSettings(
  db: { readonly client: TransactionClient },
  projectId: string,
): Promise<ImportSettings> {
  const project = await db.client.project.findUniqueOrThrow({ where: { id: projectId } });
  const { importCompanyId: companyId, importGroupId: groupId, guardPercent, guardPeople } = project;
  return { scope: project.importScope as ImportScope, companyId, groupId, guardPercent, guardPeople };
}

/**
 * Sets them. Runs that wait keep the scope they were started with.
 * @throws {DomainError} `request.invalid` when a company or a group goes with another scope than its own,
 * `request.not-found`
 */
export function setImportSettings(
  db: Db,
  actor: Actor,
  input: SetImportSettingsInput,
): Promise<ImportSettings> {
  const { projectId, ...wanted } = input;
  if ((wanted.scope === "company") !== (wanted.companyId !== null))
    throw new DomainError("request.invalid", { field: "companyId" });
  if ((wanted.scope === "group") !== (wanted.groupId !== null))
    throw new DomainError("request.invalid", { field: "groupId" });
  return inTransaction(db, actor, async (tx) => {
    await lockProject(tx);
    const before = await readImportSettings(tx, projectId);
    if (wanted.companyId !== null) await findCompany(tx, wanted.companyId);
    if (wanted.groupId !== null) await findGroup(tx, wanted.groupId);
    const { guardPercent, guardPeople } = wanted;
    const about = {
      importScope: wanted.scope,
      importCompanyId: wanted.companyId,
      importGroupId: wanted.groupId,
    };
    const data = { ...about, guardPercent, guardPeople };
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
