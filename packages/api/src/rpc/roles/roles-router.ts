import {
  createRoleAnswer,
  createRoleInput,
  renameRoleInput,
  rolesList,
  rolesListInput,
  setDefaultRoleInput,
} from "@gatehouse/contracts/roles/roles";
import { giveRoleInput, setRoleValidityInput, takeRoleInput } from "@gatehouse/contracts/roles/user-roles";
import { createRole } from "@gatehouse/services/roles/create-role";
import { giveRole } from "@gatehouse/services/roles/give-role";
import { listRoles } from "@gatehouse/services/roles/list-roles";
import { renameRole } from "@gatehouse/services/roles/rename-role";
import { setDefaultRole } from "@gatehouse/services/roles/set-default-role";
import { setRoleValidity } from "@gatehouse/services/roles/set-role-validity";
import { takeRole } from "@gatehouse/services/roles/take-role";
import { done, whenDone } from "../done.ts";
import { projectProcedure } from "../procedures.ts";
import { rpc } from "../rpc.ts";

/** Roles, and who holds them. */
export const rolesRouter = rpc.router({
  list: projectProcedure("roles.see")
    .input(rolesListInput)
    .output(rolesList)
    .query(({ ctx, input }) => listRoles(ctx.db, input.projectId)),
  create: projectProcedure("roles.manage")
    .input(createRoleInput)
    .output(createRoleAnswer)
    .mutation(({ ctx, input }) => createRole(ctx.db, ctx.actor, input)),
  rename: projectProcedure("roles.manage")
    .input(renameRoleInput)
    .output(done)
    .mutation(({ ctx, input }) => whenDone(renameRole(ctx.db, ctx.actor, input))),
  setDefault: projectProcedure("roles.manage")
    .input(setDefaultRoleInput)
    .output(done)
    .mutation(({ ctx, input }) => whenDone(setDefaultRole(ctx.db, ctx.actor, input))),
  give: projectProcedure("users.edit")
    .input(giveRoleInput)
    .output(done)
    .mutation(({ ctx, input }) => whenDone(giveRole(ctx.db, ctx.actor, input))),
  setValidity: projectProcedure("users.edit")
    .input(setRoleValidityInput)
    .output(done)
    .mutation(({ ctx, input }) => whenDone(setRoleValidity(ctx.db, ctx.actor, input))),
  take: projectProcedure("users.edit")
    .input(takeRoleInput)
    .output(done)
    .mutation(({ ctx, input }) => whenDone(takeRole(ctx.db, ctx.actor, input))),
});
