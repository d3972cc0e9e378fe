import { reviewUserInput } from "@gatehouse/contracts/reviews/review-user";
import {
  archiveUserInput,
  deleteUserInput,
  restoreUserAnswer,
  restoreUserInput,
} from "@gatehouse/contracts/users/archive-user";
import { blockUserAnswer, blockUserInput } from "@gatehouse/contracts/users/block-user";
import { standingAnswer } from "@gatehouse/contracts/users/standing-answer";
import { revalidateUserInput, unblockUserInput } from "@gatehouse/contracts/users/unblock-user";
import { archiveUser, deleteUser } from "@gatehouse/services/users/archive-user";
import { blockUser } from "@gatehouse/services/users/block-user";
import { restoreUser } from "@gatehouse/services/users/restore-user";
import { revalidateUser } from "@gatehouse/services/users/revalidate-user";
import { reviewUser } from "@gatehouse/services/users/review-user";
import { unblockAndRevalidateUser } from "@gatehouse/services/users/unblock-and-revalidate-user";
import { unblockUser } from "@gatehouse/services/users/unblock-user";
import { projectProcedure } from "../procedures.ts";

/** The verbs that move a person's standing; those that open something ask for a fresh proof. */
export const standingVerbs = {
  review: projectProcedure("users.review")
    .input(reviewUserInput)
    .output(standingAnswer)
    .mutation(({ ctx, input }) => reviewUser(ctx.db, ctx.actor, input)),
  block: projectProcedure("users.block")
    .input(blockUserInput)
    .output(blockUserAnswer)
    .mutation(({ ctx, input }) => blockUser(ctx.db, ctx.actor, input)),
  unblock: projectProcedure("users.unblock")
    .input(unblockUserInput)
    .output(standingAnswer)
    .mutation(({ ctx, input }) => unblockUser(ctx.db, ctx.actor, input)),
  revalidate: projectProcedure("users.revalidate")
    .input(revalidateUserInput)
    .output(standingAnswer)
    .mutation(({ ctx, input }) => revalidateUser(ctx.db, ctx.actor, input)),
  unblockAndRevalidate: projectProcedure("users.revalidate")
    .input(unblockUserInput)
    .output(standingAnswer)
    .mutation(({ ctx, input }) => unblockAndRevalidateUser(ctx.db, ctx.actor, input)),
  archive: projectProcedure("users.archive")
    .input(archiveUserInput)
    .output(standingAnswer)
    .mutation(({ ctx, input }) => archiveUser(ctx.db, ctx.actor, input)),
  delete: projectProcedure("users.archive")
    .input(deleteUserInput)
    .output(standingAnswer)
    .mutation(({ ctx, input }) => deleteUser(ctx.db, ctx.actor, input)),
  restore: projectProcedure("users.restore")
    .input(restoreUserInput)
    .output(restoreUserAnswer)
    .mutation(({ ctx, input }) => restoreUser(ctx.db, ctx.actor, input)),
};
