import {
  companiesListInput,
  companiesPage,
  createCompanyAnswer,
  createCompanyInput,
  deleteCompanyInput,
  renameCompanyInput,
  userCompanyInput,
} from "@gatehouse/contracts/companies/companies";
import { assignCompany } from "@gatehouse/services/companies/assign-company";
import { createCompany } from "@gatehouse/services/companies/create-company";
import { deleteCompany } from "@gatehouse/services/companies/delete-company";
import { listCompanies } from "@gatehouse/services/companies/list-companies";
import { removeCompany } from "@gatehouse/services/companies/remove-company";
import { renameCompany } from "@gatehouse/services/companies/rename-company";
import { done, whenDone } from "../done.ts";
import { projectProcedure } from "../procedures.ts";
import { rpc } from "../rpc.ts";

/** Companies, and whose they are. */
export const companiesRouter = rpc.router({
  list: projectProcedure("companies.see")
    .input(companiesListInput)
    .output(companiesPage)
    .query(({ ctx, input }) => listCompanies(ctx.db, input)),
  create: projectProcedure("companies.manage")
    .input(createCompanyInput)
    .output(createCompanyAnswer)
    .mutation(({ ctx, input }) => createCompany(ctx.db, ctx.actor, input)),
  rename: projectProcedure("companies.manage")
    .input(renameCompanyInput)
    .output(done)
    .mutation(({ ctx, input }) => whenDone(renameCompany(ctx.db, ctx.actor, input))),
  delete: projectProcedure("companies.manage")
    .input(deleteCompanyInput)
    .output(done)
    .mutation(({ ctx, input }) => whenDone(deleteCompany(ctx.db, ctx.actor, input))),
  assign: projectProcedure("users.edit")
    .input(userCompanyInput)
    .output(done)
    .mutation(({ ctx, input }) => whenDone(assignCompany(ctx.db, ctx.actor, input))),
  remove: projectProcedure("users.edit")
    .input(userCompanyInput)
    .output(done)
    .mutation(({ ctx, input }) => whenDone(removeCompany(ctx.db, ctx.actor, input))),
});
