import {
  revocationsOfUserAnswer,
  revocationsOfUserInput,
} from "@gatehouse/contracts/revocations/revocations-of-user";
import { revocationsOfUser } from "@gatehouse/services/revocations/revocations-of-user";
import { projectProcedure } from "../procedures.ts";
import { rpc } from "../rpc.ts";

export const revocationsRouter = rpc.router({
  ofUser: projectProcedure("revocations.see")
    .input(revocationsOfUserInput)
    .output(revocationsOfUserAnswer)
    .query(({ ctx, input }) => revocationsOfUser(ctx.db, input.projectId, input.userId)),
});
