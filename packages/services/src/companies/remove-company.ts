import type { UserCompanyInput } from "@gatehouse/contracts/companies/companies";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { lockUser } from "../users/lock-user.ts";
import { findCompany, heldCompaniesOf, recordCompanies } from "./held-companies.ts";

/**
 * Takes a company from somebody. Who does not have it stays as they are, and nothing is logged.
 * @throws {DomainError} `request.not-found`
 */
export function removeCompany(db: Db, actor: Actor, input: UserCompanyInput): Promise<void> {
  return inTransaction(db, actor, async (tx) => {
    const user = await lockUser(tx, input.userId);
    const company = await findCompany(tx, input.companyId);
    const before = await heldCompaniesOf(tx, user.id);
    if (!before.some((held) => held.id === company.id)) return;
    await tx.client.userCompany.deleteMany({
      where: { projectId: tx.projectId, userId: user.id, companyId: company.id },
    });
    await recordCompanies(tx, "user.company-removed", user.id, before, company);
  });
}
