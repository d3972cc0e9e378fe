import {
  createGroupAnswer,
  createGroupInput,
  deleteGroupInput,
  groupsListInput,
  groupsPage,
  renameGroupInput,
  userGroupInput,
} from "@gatehouse/contracts/groups/groups";
import { assignGroup } from "@gatehouse/services/groups/assign-group";
import { createGroup } from "@gatehouse/services/groups/create-group";
import { deleteGroup } from "@gatehouse/services/groups/delete-group";
import { listGroups } from "@gatehouse/services/groups/list-groups";
import { removeGroup } from "@gatehouse/services/groups/remove-group";
import { renameGroup } from "@gatehouse/services/groups/rename-group";
import { done, whenDone } from "../done.ts";
import { projectProcedure } from "../procedures.ts";
import { rpc } from "../rpc.ts";

/** Groups, and who is in them. */
export const groupsRouter = rpc.router({
  list: projectProcedure("groups.see")
    .input(groupsListInput)
    .output(groupsPage)
    .query(({ ctx, input }) => listGroups(ctx.db, input)),
  create: projectProcedure("groups.manage")
    .input(createGroupInput)
    .output(createGroupAnswer)
    .mutation(({ ctx, input }) => createGroup(ctx.db, ctx.actor, input)),
  rename: projectProcedure("groups.manage")
    .input(renameGroupInput)
    .output(done)
    .mutation(({ ctx, input }) => whenDone(renameGroup(ctx.db, ctx.actor, input))),
  delete: projectProcedure("groups.manage")
    .input(deleteGroupInput)
    .output(done)
    .mutation(({ ctx, input }) => whenDone(deleteGroup(ctx.db, ctx.actor, input))),
  assign: projectProcedure("users.edit")
    .input(userGroupInput)
    .output(done)
    .mutation(({ ctx, input }) => whenDone(assignGroup(ctx.db, ctx.actor, input))),
  remove: projectProcedure("users.edit")
    .input(userGroupInput)
    .output(done)
    .mutation(({ ctx, input }) => whenDone(removeGroup(ctx.db, ctx.actor, input))),
});
