import type { UserRow } from "@gatehouse/contracts/users/user-row";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import { DomainError } from "@gatehouse/domain/errors/domain-error";

/** A company as verbs need it. */
export type CompanyCore = { readonly id: string; readonly name: string };

/**
 * Reads a company of the project.
 * @throws {DomainError} `request.not-found`
 */
export async function findCompany(tx: Tx, companyId: string): Promise<CompanyCore> {
  const company = await tx.client.company.findUnique({
    where: { projectId_id: { projectId: tx.projectId, id: companyId } },
    select: { id: true, name: true },
  });
  if (!company) throw new DomainError("request.not-found");
  return company;
}

/**
 * Passes only for a name no other company has, whatever its case.
 * @throws {DomainError} `company.name-taken` with `companyId`
 */
export async function checkCompanyNameFree(tx: Tx, name: string, exceptId?: string): Promise<void> {
  const other = await tx.client.company.findFirst({
    where: {
      projectId: tx.projectId,
      name: { equals: name, mode: "insensitive" },
      ...(exceptId ? { id: { not: exceptId } } : {}),
    },
  });
  if (other) throw new DomainError("company.name-taken", { companyId: other.id });
}

/** The companies of a person whose row is held, as the list row shows them. */
export async function heldCompaniesOf(tx: Tx, userId: string): Promise<UserRow["companies"]> {
  const held = await tx.client.userCompany.findMany({
    where: { projectId: tx.projectId, userId },
    select: { company: { select: { id: true, name: true } } },
    orderBy: { company: { name: "asc" } },
  });
  return held.map((row) => row.company);
}

/** Copies the names into the list row, where search finds them, and records the change. */
export async function recordCompanies(
  tx: Tx,
  verb: "user.company-added" | "user.company-removed",
  userId: string,
  before: UserRow["companies"],
  company: CompanyCore,
): Promise<void> {
  const companies = await heldCompaniesOf(tx, userId);
  await tx.client.user.updateMany({
    where: { projectId: tx.projectId, id: userId },
    data: { companyNames: companies.map((one) => one.name).join(" "), updatedAt: tx.now },
  });
  const after = { companies, companyId: company.id, company: company.name, updatedAt: tx.now };
  record(tx, verb, { kind: "user", id: userId }, { before: { companies: before }, after });
}
