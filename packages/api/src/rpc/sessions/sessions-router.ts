import { endOthersAnswer, endSessionInput, me, sessionsList } from "@gatehouse/contracts/sessions/sessions";
import { readMe } from "@gatehouse/services/admins/read-me";
import { endOtherSessions, endOwnSession } from "@gatehouse/services/sessions/end-own-sessions";
import { listSessions } from "@gatehouse/services/sessions/list-sessions";
import { done } from "../done.ts";
import { signedInProcedure } from "../procedures.ts";
import { rpc } from "../rpc.ts";

/** One's own sessions. */
export const sessionsRouter = rpc.router({
  me: signedInProcedure.output(me).query(({ ctx }) => readMe(ctx.db, ctx.signedIn)),
  list: signedInProcedure.output(sessionsList).query(async ({ ctx }) => ({
    sessions: await listSessions(ctx.db, ctx.signedIn.adminId, ctx.signedIn.sessionId),
  })),
  end: signedInProcedure
    .input(endSessionInput)
    .output(done)
    .mutation(({ ctx, input }) => endOwnSession(ctx.db, ctx.signedIn, input.sessionId).then(() => null)),
  endOthers: signedInProcedure
    .output(endOthersAnswer)
    .mutation(async ({ ctx }) => ({ ended: await endOtherSessions(ctx.db, ctx.signedIn) })),
});
