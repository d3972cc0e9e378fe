import {
  addBlocklistEntryAnswer,
  addBlocklistEntryInput,
  blocklistInput,
  blocklistPage,
  removeBlocklistEntryInput,
} from "@gatehouse/contracts/blocks/blocklist";
import { clearBlocklistMatchInput } from "@gatehouse/contracts/blocks/clear-blocklist-match";
import { addBlocklistEntry } from "@gatehouse/services/blocks/add-blocklist-entry";
import { clearBlocklistMatch } from "@gatehouse/services/blocks/clear-blocklist-match";
import { listBlocklist } from "@gatehouse/services/blocks/list-blocklist";
import { removeBlocklistEntry } from "@gatehouse/services/blocks/remove-blocklist-entry";
import { done, whenDone } from "../done.ts";
import { projectProcedure } from "../procedures.ts";
import { rpc } from "../rpc.ts";

/** The blocklist and what is decided about its matches. */
export const blocksRouter = rpc.router({
  list: projectProcedure("blocklist.see")
    .input(blocklistInput)
    .output(blocklistPage)
    .query(({ ctx, input }) => listBlocklist(ctx.db, input)),
  add: projectProcedure("blocklist.add")
    .input(addBlocklistEntryInput)
    .output(addBlocklistEntryAnswer)
    .mutation(({ ctx, input }) => addBlocklistEntry(ctx.db, ctx.actor, input)),
  remove: projectProcedure("blocklist.remove")
    .input(removeBlocklistEntryInput)
    .output(done)
    .mutation(({ ctx, input }) => whenDone(removeBlocklistEntry(ctx.db, ctx.actor, input))),
  clearMatch: projectProcedure("reviews.decide")
    .input(clearBlocklistMatchInput)
    .output(done)
    .mutation(({ ctx, input }) => whenDone(clearBlocklistMatch(ctx.db, ctx.actor, input))),
});
