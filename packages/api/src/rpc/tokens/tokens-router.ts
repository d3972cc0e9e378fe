import {
  createdToken,
  createTokenInput,
  revokeTokenInput,
  tokensList,
  tokensListInput,
} from "@gatehouse/contracts/tokens/tokens";
import { createToken } from "@gatehouse/services/tokens/create-token";
import { listTokens } from "@gatehouse/services/tokens/list-tokens";
import { revokeToken } from "@gatehouse/services/tokens/revoke-token";
import { done, whenDone } from "../done.ts";
import { projectProcedure } from "../procedures.ts";
import { rpc } from "../rpc.ts";

/** Keys of other systems. */
export const tokensRouter = rpc.router({
  list: projectProcedure("tokens.see")
    .input(tokensListInput)
    .output(tokensList)
    .query(({ ctx, input }) => listTokens(ctx.db, input.projectId)),
  create: projectProcedure("tokens.manage")
    .input(createTokenInput)
    .output(createdToken)
    .mutation(({ ctx, input }) => createToken(ctx.db, ctx.actor, input)),
  revoke: projectProcedure("tokens.manage")
    .input(revokeTokenInput)
    .output(done)
    .mutation(({ ctx, input }) => whenDone(revokeToken(ctx.db, ctx.actor, input))),
});
