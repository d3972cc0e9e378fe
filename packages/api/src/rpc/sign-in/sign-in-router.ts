import {
  confirmCodeInput,
  confirmLinkInput,
  requestSignInInput,
  stepUpAnswer,
} from "@gatehouse/contracts/sign-in/sign-in";
import { done } from "../done.ts";
import { publicProcedure, signedInProcedure } from "../procedures.ts";
import { rpc } from "../rpc.ts";

/** Signing in, proving again who one is, and signing out. Everything that changes something is a POST after a person's click. */
export const signInRouter = rpc.router({
  request: publicProcedure
    .input(requestSignInInput)
    .output(done)
    .mutation(({ ctx, input }) => ctx.auth.requestSignIn(ctx, input.email).then(() => null)),
  confirmLink: publicProcedure
    .input(confirmLinkInput)
    .output(done)
    .mutation(({ ctx, input }) => ctx.auth.confirmLink(ctx, input).then(() => null)),
  confirmCode: publicProcedure
    .input(confirmCodeInput)
    .output(done)
    .mutation(({ ctx, input }) => ctx.auth.confirmCode(ctx, input).then(() => null)),
  requestStepUp: signedInProcedure
    .output(stepUpAnswer)
    .mutation(async ({ ctx }) => ({ email: await ctx.auth.requestStepUp(ctx, ctx.signedIn.adminId) })),
  signOut: publicProcedure.output(done).mutation(({ ctx }) => ctx.auth.signOut(ctx).then(() => null)),
});
