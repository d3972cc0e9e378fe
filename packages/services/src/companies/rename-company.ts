import type { RenameCompanyInput } from "@gatehouse/contracts/companies/companies";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { nameTheHolder } from "../rows/name-the-holder.ts";
import { checkCompanyNameFree, findCompany } from "./held-companies.ts";

/**
 * Gives a company another name, and the search its people's rows are found by.
 * @throws {DomainError} `request.not-found`, `company.name-taken`
 */
export function renameCompany(db: Db, actor: Actor, input: RenameCompanyInput): Promise<void> {
  return nameTheHolder(() =>
    inTransaction(
      db,
      actor,
      async (tx) => {
        const company = await findCompany(tx, input.companyId);
        if (company.name === input.name) return;
        await checkCompanyNameFree(tx, input.name, company.id);
        await tx.client.company.update({
          where: { projectId_id: { projectId: tx.projectId, id: company.id } },
          data: { name: input.name },
        });
        await copyNames(tx, company.id);
        const [before, after] = [{ name: company.name }, { name: input.name }];
        record(tx, "company.renamed", { kind: "company", id: company.id }, { before, after });
      },
      { timeoutMs: 60_000 },
    ),
  );
}

async function copyNames(tx: Tx, companyId: string): Promise<void> {
  await tx.client.$executeRaw`
    with held as (
      select u.id from users u join user_companies uc on uc.project_id = u.project_id and uc.user_id = u.id
      where u.project_id = ${tx.projectId}::uuid and uc.company_id = ${companyId}::uuid order by u.id for no key update of u)
    update users u set company_names = (
      select string_agg(c.name, ' ' order by c.name) from user_companies uc
      join companies c on c.project_id = uc.project_id and c.id = uc.company_id
      where uc.project_id = u.project_id and uc.user_id = u.id)
    from held where u.project_id = ${tx.projectId}::uuid and u.id = held.id`;
}
