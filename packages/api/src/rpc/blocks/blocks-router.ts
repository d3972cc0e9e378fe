import { clearBlocklistMatchInput } from "@gatehouse/contracts/blocks/clear-blocklist-match";
import { clearBlocklistMatch } from "@gatehouse/services/blocks/clear-blocklist-match";
import { done, whenDone } from "../done.ts";
import { projectProcedure } from "../procedures.ts";
import { rpc } from "../rpc.ts";

/** The blocklist and what is decided about its matches. */
export const blocksRouter = rpc.router({
  clearMatch: projectProcedure("reviews.decide")
    .input(clearBlocklistMatchInput)
    .output(done)
    .mutation(({ ctx, input }) => whenDone(clearBlocklistMatch(ctx.db, ctx.actor, input))),
});
