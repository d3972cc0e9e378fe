import { addUserAnswer, addUserInput } from "@gatehouse/contracts/users/add-user";
import { editUserAnswer, editUserInput } from "@gatehouse/contracts/users/edit-user";
import { userAnchors, userAnchorsInput } from "@gatehouse/contracts/users/user-anchors";
import { usersListInput, usersListPage } from "@gatehouse/contracts/users/users-list";
import { addUser } from "@gatehouse/services/users/add-user";
import { editUser } from "@gatehouse/services/users/edit-user";
import { listAnchors } from "@gatehouse/services/users/list-anchors";
import { listUsers } from "@gatehouse/services/users/list-users";
import { projectProcedure } from "../procedures.ts";
import { rpc } from "../rpc.ts";
import { standingVerbs } from "./standing-verbs.ts";
import { limitPage } from "./user-presenter.ts";

/** People: the list, their data and their standing. */
export const usersRouter = rpc.router({
  list: projectProcedure("users.see")
    .input(usersListInput)
    .output(usersListPage)
    .query(async ({ ctx, input }) => limitPage(ctx.actor, await listUsers(ctx.db, input.projectId, input))),
  anchors: projectProcedure("users.see")
    .input(userAnchorsInput)
    .output(userAnchors)
    .query(({ ctx, input }) => listAnchors(ctx.db, input.projectId, input)),
  add: projectProcedure("users.add")
    .input(addUserInput)
    .output(addUserAnswer)
    .mutation(({ ctx, input }) => addUser(ctx.db, ctx.actor, input)),
  edit: projectProcedure("users.edit")
    .input(editUserInput)
    .output(editUserAnswer)
    .mutation(({ ctx, input }) => editUser(ctx.db, ctx.actor, input)),
  ...standingVerbs,
});
