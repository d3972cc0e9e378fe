import { activateByCodeInput, activateInput, boundPass } from "@gatehouse/contracts/passes/binding";
import { passState } from "@gatehouse/contracts/passes/pass-state";
import {
  askAnewInput,
  nothing,
  renewedKey,
  renewKeyBody,
  startedMove,
} from "@gatehouse/contracts/passes/signed-call";
import { activateByCode } from "@gatehouse/services/passes/activate-by-code";
import { activateByLink } from "@gatehouse/services/passes/activate-by-link";
import { askAnewByPass } from "@gatehouse/services/passes/ask-anew";
import { confirmWiped } from "@gatehouse/services/passes/confirm-wiped";
import { phoneLabel } from "@gatehouse/services/passes/phone-label";
import { readPassState } from "@gatehouse/services/passes/read-pass-state";
import { renewKey } from "@gatehouse/services/passes/renew-key";
import { resetPass } from "@gatehouse/services/passes/reset-pass";
import { startMove } from "@gatehouse/services/passes/start-move";
import { done, whenDone } from "../done.ts";
import { passProcedure } from "../pass-procedure.ts";
import { publicProcedure } from "../procedures.ts";
import { rpc } from "../rpc.ts";

/** Everything is a mutation: secrets and signatures travel in bodies, never in an address. */
export const passesRouter = rpc.router({
  activate: publicProcedure
    .input(activateInput)
    .output(boundPass)
    .mutation(({ ctx, input }) => activateByLink(ctx.db, input, phoneLabel(ctx.userAgent))),
  activateByCode: publicProcedure
    .input(activateByCodeInput)
    .output(boundPass)
    .mutation(({ ctx, input }) => activateByCode(ctx.db, input, phoneLabel(ctx.userAgent))),
  askAnew: publicProcedure
    .input(askAnewInput)
    .output(done)
    .mutation(({ ctx, input }) => whenDone(askAnewByPass(ctx.db, input))),
  state: passProcedure("state", nothing)
    .output(passState)
    .mutation(({ ctx }) => readPassState(ctx.db, ctx.caller)),
  reset: passProcedure("reset", nothing)
    .output(done)
    .mutation(({ ctx }) => whenDone(resetPass(ctx.db, ctx.caller))),
  confirmWiped: passProcedure("confirmWiped", nothing)
    .output(done)
    .mutation(({ ctx }) => whenDone(confirmWiped(ctx.db, ctx.caller))),
  startMove: passProcedure("startMove", nothing)
    .output(startedMove)
    .mutation(async ({ ctx }) => {
      const { code, expiresAt } = await startMove(ctx.db, ctx.caller);
      return { code, expiresAt: expiresAt.toISOString() };
    }),
  renewKey: passProcedure("renewKey", renewKeyBody)
    .output(renewedKey)
    .mutation(({ ctx }) => renewKey(ctx.db, ctx.caller, ctx.body.agreeKey)),
});
