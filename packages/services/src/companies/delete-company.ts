import type { DeleteCompanyInput } from "@gatehouse/contracts/companies/companies";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { countRunsAbout } from "../imports/count-runs-about.ts";
import { lockProject } from "../projects/lock-project.ts";
import { findCompany } from "./held-companies.ts";

/**
 * Deletes a company nobody is in any more; archived people who were in it lose it. A company that has access stays, and one
 * that a run is about which has not ended, or can be reverted still; the history of others keeps its name.
 * @throws {DomainError} `request.not-found`, `company.in-use` with the numbers of `people`, `grants` and `imports`, and `isScope` when
 * coming files are about it
 */
export function deleteCompany(db: Db, actor: Actor, input: DeleteCompanyInput): Promise<void> {
  return inTransaction(db, actor, async (tx) => {
    const { projectId } = tx;
    await lockProject(tx);
    await tx.client.$queryRaw`
      select id from companies where project_id = ${projectId}::uuid and id = ${input.companyId}::uuid for update`;
    const company = await findCompany(tx, input.companyId);
    const uses = await usesOf(tx, company.id);
    if (uses.people + uses.grants + uses.imports > 0 || uses.isScope)
      throw new DomainError("company.in-use", uses);
    await takeFromArchived(tx, company.id);
    await tx.client.company.delete({ where: { projectId_id: { projectId, id: company.id } } });
    record(tx, "company.deleted", { kind: "company", id: company.id }, { before: { name: company.name } });
  });
}

async function usesOf(tx: Tx, companyId: string) {
  const { projectId } = tx;
  const notArchived = { standing: { not: "archived" } };
  return {
    people: await tx.client.userCompany.count({ where: { projectId, companyId, user: notArchived } }),
    grants: await tx.client.grant.count({ where: { projectId, companyId } }),
    imports: await countRunsAbout(tx, companyId),
    isScope: (await tx.client.project.count({ where: { id: projectId, importCompanyId: companyId } })) > 0,
  };
}

/** Whoever has it still is archived: it goes out of the names their rows are found by too. */
async function takeFromArchived(tx: Tx, companyId: string): Promise<void> {
  await tx.client.$executeRaw`
    with held as (
      select u.id from users u join user_companies uc on uc.project_id = u.project_id and uc.user_id = u.id
      where u.project_id = ${tx.projectId}::uuid and uc.company_id = ${companyId}::uuid order by u.id for no key update of u)
    update users u set company_names = coalesce((
      select string_agg(c.name, ' ' order by c.name) from user_companies uc
      join companies c on c.project_id = uc.project_id and c.id = uc.company_id
      where uc.project_id = u.project_id and uc.user_id = u.id and c.id <> ${companyId}::uuid), '')
    from held where u.project_id = ${tx.projectId}::uuid and u.id = held.id`;
  await tx.client.userCompany.deleteMany({ where: { projectId: tx.projectId, companyId } });
}
