import type { UserCompanyInput } from "@gatehouse/contracts/companies/companies";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { lockUser } from "../users/lock-user.ts";
import { findCompany, heldCompaniesOf, recordCompanies } from "./held-companies.ts";

/**
 * Gives somebody one more company. Who has it already keeps it, and nothing is logged.
 * @throws {DomainError} `request.not-found`
 */
export function assignCompany(db: Db, actor: Actor, input: UserCompanyInput): Promise<void> {
  return inTransaction(db, actor, async (tx) => {
    const user = await lockUser(tx, input.userId);
    const company = await findCompany(tx, input.companyId);
    const before = await heldCompaniesOf(tx, user.id);
    if (before.some((held) => held.id === company.id)) return;
    await tx.client.userCompany.create({
      data: { projectId: tx.projectId, userId: user.id, companyId: company.id },
    });
    await recordCompanies(tx, "user.company-added", user.id, before, company);
  });
}
