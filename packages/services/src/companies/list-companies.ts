import type { CompaniesListInput, CompaniesPage } from "@gatehouse/contracts/companies/companies";
import type { Db } from "@gatehouse/db/client";
import { pageByName } from "../rows/page-by-name.ts";

/**
 * A page of companies by name.
 * @throws {DomainError} `request.invalid` for a cursor that is none
 */
export async function listCompanies(db: Db, input: CompaniesListInput): Promise<CompaniesPage> {
  const { rows: companies, ...page } = await pageByName(db, "company", input);
  return { companies, ...page };
}
