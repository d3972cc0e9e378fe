import { addUserAnswer, addUserInput } from "@gatehouse/contracts/users/add-user";
import { blockUserInput } from "@gatehouse/contracts/users/block-user";
import { usersListInput, usersListPage } from "@gatehouse/contracts/users/users-list";
import { addUser } from "@gatehouse/services/users/add-user";
import { blockUser } from "@gatehouse/services/users/block-user";
import { listUsers } from "@gatehouse/services/users/list-users";
import * as z from "zod/mini";
import { projectProcedure } from "../procedures.ts";
import { rpc } from "../rpc.ts";
import { limitPage } from "./user-presenter.ts";

/** Answer of a verb that has nothing to tell but that it is done. */
export const done = z.null();

export const usersRouter = rpc.router({
  list: projectProcedure("users.see")
    .input(usersListInput)
    .output(usersListPage)
    .query(async ({ ctx, input }) => limitPage(ctx.actor, await listUsers(ctx.db, input.projectId, input))),
  add: projectProcedure("users.add")
    .input(addUserInput)
    .output(addUserAnswer)
    .mutation(({ ctx, input }) => addUser(ctx.db, ctx.actor, input)),
  block: projectProcedure("users.block")
    .input(blockUserInput)
    .output(done)
    .mutation(async ({ ctx, input }) => {
      await blockUser(ctx.db, ctx.actor, input);
      return null;
    }),
});
