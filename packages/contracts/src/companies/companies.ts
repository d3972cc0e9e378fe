import * as z from "zod/mini";
import { id, inProject, line, prose } from "../fields/fields.ts";
import { asOf } from "../live/frame.ts";

/** A company; `people` are those of its people who are not archived. */
export const companyView = z.object({ id, name: z.string(), people: z.number() });
export type CompanyView = z.output<typeof companyView>;

/** A page by name. `q` finds parts of names without regard to case and accents; empty finds all. */
export const companiesListInput = z.strictObject({
  ...inProject,
  q: prose(100),
  cursor: z.optional(z.string().check(z.maxLength(300))),
  limit: z.int().check(z.minimum(1), z.maximum(200)),
});
export type CompaniesListInput = z.output<typeof companiesListInput>;

export const companiesPage = z.object({
  companies: z.array(companyView),
  next: z.nullable(z.string()),
  asOf,
});
export type CompaniesPage = z.output<typeof companiesPage>;

export const createCompanyInput = z.strictObject({ ...inProject, name: line(120) });
export type CreateCompanyInput = z.output<typeof createCompanyInput>;
export const createCompanyAnswer = z.object({ id });

export const renameCompanyInput = z.strictObject({ ...inProject, companyId: id, name: line(120) });
export type RenameCompanyInput = z.output<typeof renameCompanyInput>;

export const deleteCompanyInput = z.strictObject({ ...inProject, companyId: id });
export type DeleteCompanyInput = z.output<typeof deleteCompanyInput>;

/** Gives somebody one more company, or takes one away. Doing what is done already changes nothing. */
export const userCompanyInput = z.strictObject({ ...inProject, userId: id, companyId: id });
export type UserCompanyInput = z.output<typeof userCompanyInput>;
