import {
  listTracesAnswer,
  listTracesInput,
  startTraceAnswer,
  startTraceInput,
  stopTraceInput,
} from "@gatehouse/contracts/readers/line-traces";
import {
  closeInstallModeInput,
  identifyReaderInput,
  openInstallModeInput,
  readerOrderAnswer,
  releaseQuarantineInput,
  rotateKeyInput,
} from "@gatehouse/contracts/readers/reader-orders";
import { readersListAnswer, readersListInput } from "@gatehouse/contracts/readers/readers-list";
import { identifyReader } from "@gatehouse/services/readers/identify-reader";
import { closeInstallMode, openInstallMode } from "@gatehouse/services/readers/install-mode";
import { listReaders } from "@gatehouse/services/readers/list-readers";
import { listTraces } from "@gatehouse/services/readers/list-traces";
import { releaseQuarantine } from "@gatehouse/services/readers/release-quarantine";
import { rotateKey } from "@gatehouse/services/readers/rotate-key";
import { startTrace } from "@gatehouse/services/readers/start-trace";
import { stopTrace } from "@gatehouse/services/readers/stop-trace";
import { projectProcedure } from "../procedures.ts";
import { rpc } from "../rpc.ts";

export const readersRouter = rpc.router({
  list: projectProcedure("readers.see")
    .input(readersListInput)
    .output(readersListAnswer)
    .query(({ ctx, input }) => listReaders(ctx.db, input.projectId)),
  openInstallMode: projectProcedure("readers.trust")
    .input(openInstallModeInput)
    .output(readerOrderAnswer)
    .mutation(({ ctx, input }) => openInstallMode(ctx.db, ctx.actor, input)),
  closeInstallMode: projectProcedure("readers.manage")
    .input(closeInstallModeInput)
    .output(readerOrderAnswer)
    .mutation(({ ctx, input }) => closeInstallMode(ctx.db, ctx.actor, input)),
  rotateKey: projectProcedure("readers.manage")
    .input(rotateKeyInput)
    .output(readerOrderAnswer)
    .mutation(({ ctx, input }) => rotateKey(ctx.db, ctx.actor, input)),
  releaseQuarantine: projectProcedure("readers.trust")
    .input(releaseQuarantineInput)
    .output(readerOrderAnswer)
    .mutation(({ ctx, input }) => releaseQuarantine(ctx.db, ctx.actor, input)),
  identify: projectProcedure("readers.manage")
    .input(identifyReaderInput)
    .output(readerOrderAnswer)
    .mutation(({ ctx, input }) => identifyReader(ctx.db, ctx.actor, input)),
  startTrace: projectProcedure("traces.record")
    .input(startTraceInput)
    .output(startTraceAnswer)
    .mutation(({ ctx, input }) => startTrace(ctx.db, ctx.actor, input)),
  stopTrace: projectProcedure("traces.record")
    .input(stopTraceInput)
    .output(readerOrderAnswer)
    .mutation(({ ctx, input }) => stopTrace(ctx.db, ctx.actor, input)),
  listTraces: projectProcedure("traces.see")
    .input(listTracesInput)
    .output(listTracesAnswer)
    .query(({ ctx, input }) => listTraces(ctx.db, input)),
});
