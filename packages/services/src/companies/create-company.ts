import type { CreateCompanyInput } from "@gatehouse/contracts/companies/companies";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { nameTheHolder } from "../rows/name-the-holder.ts";
import { newId } from "../rows/new-id.ts";
import { checkCompanyNameFree } from "./held-companies.ts";

/**
 * Makes a company without people.
 * @throws {DomainError} `company.name-taken` with the one that has the name
 */
export function createCompany(db: Db, actor: Actor, input: CreateCompanyInput): Promise<{ id: string }> {
  return nameTheHolder(() =>
    inTransaction(db, actor, async (tx) => {
      await checkCompanyNameFree(tx, input.name);
      const id = newId(tx.now.getTime());
      await tx.client.company.create({
        data: { projectId: tx.projectId, id, name: input.name, createdAt: tx.now },
      });
      record(tx, "company.created", { kind: "company", id }, { after: { name: input.name } });
      return { id };
    }),
  );
}
