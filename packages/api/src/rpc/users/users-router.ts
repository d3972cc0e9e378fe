import { addUserAnswer, addUserInput } from "@gatehouse/contracts/users/add-user";
import { bulkResult, bulkUsersInput } from "@gatehouse/contracts/users/bulk-users";
import { editUserAnswer, editUserInput } from "@gatehouse/contracts/users/edit-user";
import { addUser } from "@gatehouse/services/users/add-user";
import { bulkUsers } from "@gatehouse/services/users/bulk-users";
import { editUser } from "@gatehouse/services/users/edit-user";
import { projectProcedure } from "../procedures.ts";
import { rpc } from "../rpc.ts";
import { standingVerbs } from "./standing-verbs.ts";
import { userReads } from "./user-reads.ts";

/** People: what can be asked about them, their data and their standing. */
export const usersRouter = rpc.router({
  ...userReads,
  add: projectProcedure("users.add")
    .input(addUserInput)
    .output(addUserAnswer)
    .mutation(({ ctx, input }) => addUser(ctx.db, ctx.actor, input)),
  edit: projectProcedure("users.edit")
    .input(editUserInput)
    .output(editUserAnswer)
    .mutation(({ ctx, input }) => editUser(ctx.db, ctx.actor, input)),
  ...standingVerbs,
  bulk: projectProcedure("users.bulk")
    .input(bulkUsersInput)
    .output(bulkResult)
    .mutation(({ ctx, input }) => bulkUsers(ctx.db, ctx.actor, input)),
});
