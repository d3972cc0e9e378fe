import { bridgesListAnswer, bridgesListInput } from "@gatehouse/contracts/bridges/bridges-list";
import { addBridgeInput, pairingCode, renewPairingInput } from "@gatehouse/contracts/bridges/pair-bridge";
import { bridgeStolenAnswer, reportStolenInput } from "@gatehouse/contracts/bridges/report-stolen";
import { addBridge } from "@gatehouse/services/bridges/add-bridge";
import { listBridges } from "@gatehouse/services/bridges/list-bridges";
import { renewPairing } from "@gatehouse/services/bridges/renew-pairing";
import { reportStolen } from "@gatehouse/services/bridges/report-stolen";
import { projectProcedure } from "../procedures.ts";
import { rpc } from "../rpc.ts";

export const bridgesRouter = rpc.router({
  list: projectProcedure("bridges.see")
    .input(bridgesListInput)
    .output(bridgesListAnswer)
    .query(({ ctx, input }) => listBridges(ctx.db, input.projectId)),
  add: projectProcedure("bridges.manage")
    .input(addBridgeInput)
    .output(pairingCode)
    .mutation(({ ctx, input }) => addBridge(ctx.db, ctx.actor, input)),
  renewPairing: projectProcedure("bridges.manage")
    .input(renewPairingInput)
    .output(pairingCode)
    .mutation(({ ctx, input }) => renewPairing(ctx.db, ctx.actor, input)),
  reportStolen: projectProcedure("bridges.manage")
    .input(reportStolenInput)
    .output(bridgeStolenAnswer)
    .mutation(({ ctx, input }) => reportStolen(ctx.db, ctx.actor, input)),
});
