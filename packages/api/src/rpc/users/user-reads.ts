import { historyPage, userLogInput } from "@gatehouse/contracts/changes/history";
import {
  findUsersInput,
  foundUsers,
  userIds,
  userIdsInput,
  usersByIds,
  usersByIdsInput,
} from "@gatehouse/contracts/users/find-users";
import { userAnchors, userAnchorsInput } from "@gatehouse/contracts/users/user-anchors";
import { userDoubles, userDoublesInput } from "@gatehouse/contracts/users/user-doubles";
import { userProfile, userProfileInput } from "@gatehouse/contracts/users/user-profile";
import { usersListInput, usersListPage } from "@gatehouse/contracts/users/users-list";
import { listHistoryOf } from "@gatehouse/services/changes/list-history";
import { findDoubles } from "@gatehouse/services/users/find-doubles";
import { findUsers } from "@gatehouse/services/users/find-users";
import { listAnchors } from "@gatehouse/services/users/list-anchors";
import { listUsers } from "@gatehouse/services/users/list-users";
import { readUserIds, readUsersByIds } from "@gatehouse/services/users/read-users";
import { showProfile } from "@gatehouse/services/users/show-profile";
import { projectProcedure } from "../procedures.ts";
import { checkFilter, limitRow, limitRows, reachOf } from "./user-presenter.ts";

/** What can be asked about people; a desk gets the limited view of each answer. */
export const userReads = {
  list: projectProcedure("users.see")
    .input(usersListInput)
    .output(usersListPage)
    .query(async ({ ctx, input }) => {
      checkFilter(ctx.actor, input.filter);
      const page = await listUsers(ctx.db, input.projectId, { ...input, reach: reachOf(ctx.actor) });
      return { ...page, rows: limitRows(ctx.actor, page.rows) };
    }),
  anchors: projectProcedure("users.see")
    .input(userAnchorsInput)
    .output(userAnchors)
    .query(({ ctx, input }) => {
      checkFilter(ctx.actor, input.filter);
      return listAnchors(ctx.db, input.projectId, input);
    }),
  byIds: projectProcedure("users.see")
    .input(usersByIdsInput)
    .output(usersByIds)
    .query(async ({ ctx, input }) => {
      const answer = await readUsersByIds(ctx.db, input.projectId, input.ids);
      return { ...answer, rows: limitRows(ctx.actor, answer.rows) };
    }),
  ids: projectProcedure("users.bulk")
    .input(userIdsInput)
    .output(userIds)
    .query(({ ctx, input }) => readUserIds(ctx.db, input.projectId, input.filter)),
  find: projectProcedure("users.see")
    .input(findUsersInput)
    .output(foundUsers)
    .query(({ ctx, input }) => findUsers(ctx.db, input.projectId, input.q, reachOf(ctx.actor))),
  doubles: projectProcedure("users.add")
    .input(userDoublesInput)
    .output(userDoubles)
    .query(({ ctx, input }) => findDoubles(ctx.db, input)),
  profile: projectProcedure("users.see")
    .input(userProfileInput)
    .output(userProfile)
    .query(async ({ ctx, input }) => {
      const reach = reachOf(ctx.actor);
      const profile = await showProfile(ctx.db, input, reach);
      return reach === "full" ? profile : { ...profile, row: limitRow(profile.row) };
    }),
  log: projectProcedure("changes.see")
    .input(userLogInput)
    .output(historyPage)
    .query(({ ctx, input }) =>
      listHistoryOf(ctx.db, input.projectId, { kind: "user", id: input.userId }, input),
    ),
};
