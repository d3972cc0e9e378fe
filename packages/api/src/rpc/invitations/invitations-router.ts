import {
  invitationLook,
  invitationToken,
  startAttemptInput,
  startedAttempt,
} from "@gatehouse/contracts/invitations/look-at-invitation";
import {
  invitedUserInput,
  madeCode,
  resendToAllExpiredInput,
  resentToExpired,
  sendInvitationInput,
  sentInvitation,
} from "@gatehouse/contracts/invitations/send-invitation";
import { askAnewByLink } from "@gatehouse/services/invitations/ask-anew";
import { lookAtInvitation } from "@gatehouse/services/invitations/look-at-invitation";
import { makeCode } from "@gatehouse/services/invitations/make-code";
import { resendToAllExpired } from "@gatehouse/services/invitations/resend-to-all-expired";
import { sendInvitation } from "@gatehouse/services/invitations/send-invitation";
import { startAttempt } from "@gatehouse/services/invitations/start-attempt";
import { withdrawInvitation } from "@gatehouse/services/invitations/withdraw-invitation";
import { done, whenDone } from "../done.ts";
import { projectProcedure, publicProcedure } from "../procedures.ts";
import { rpc } from "../rpc.ts";
import { presentCode, presentInvitation } from "./invitation-presenter.ts";

/** The public three are mutations although two of them change nothing: a link's secret travels in a body only. */
export const invitationsRouter = rpc.router({
  send: projectProcedure("users.invite")
    .input(sendInvitationInput)
    .output(sentInvitation)
    .mutation(async ({ ctx, input }) => presentInvitation(await sendInvitation(ctx.db, ctx.actor, input))),
  withdraw: projectProcedure("invitations.withdraw")
    .input(invitedUserInput)
    .output(done)
    .mutation(({ ctx, input }) => whenDone(withdrawInvitation(ctx.db, ctx.actor, input))),
  makeCode: projectProcedure("invitations.make-code")
    .input(invitedUserInput)
    .output(madeCode)
    .mutation(async ({ ctx, input }) => presentCode(await makeCode(ctx.db, ctx.actor, input))),
  resendToAllExpired: projectProcedure("users.bulk")
    .input(resendToAllExpiredInput)
    .output(resentToExpired)
    .mutation(({ ctx, input }) => resendToAllExpired(ctx.db, ctx.actor, input)),
  look: publicProcedure
    .input(invitationToken)
    .output(invitationLook)
    .mutation(({ ctx, input }) => lookAtInvitation(ctx.db, input.token)),
  start: publicProcedure
    .input(startAttemptInput)
    .output(startedAttempt)
    .mutation(({ ctx, input }) => startAttempt(ctx.db, input.token)),
  ask: publicProcedure
    .input(invitationToken)
    .output(done)
    .mutation(({ ctx, input }) => whenDone(askAnewByLink(ctx.db, input.token))),
});
