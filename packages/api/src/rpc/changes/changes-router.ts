import { changesListInput, historyPage } from "@gatehouse/contracts/changes/history";
import { listHistory } from "@gatehouse/services/changes/list-history";
import { projectProcedure } from "../procedures.ts";
import { rpc } from "../rpc.ts";

/** The audit of a project. */
export const changesRouter = rpc.router({
  list: projectProcedure("changes.see")
    .input(changesListInput)
    .output(historyPage)
    .query(({ ctx, input }) => listHistory(ctx.db, input)),
});
