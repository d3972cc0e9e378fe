import { type LinesAnswer, reportedLines } from "@gatehouse/contracts/bridge/reported-lines";
import { type TraceAnswer, traceMoved, tracePart } from "@gatehouse/contracts/bridge/trace-uploads";
import type { GreetedBridge } from "@gatehouse/services/bridges/greet-bridge";
import type { Db } from "@gatehouse/services/connection";
import { hearOfTrace } from "@gatehouse/services/readers/hear-of-trace";
import { storeTracePart } from "@gatehouse/services/readers/store-trace-part";
import { takeLines } from "@gatehouse/services/readers/take-lines";
import type { BridgeSocket } from "../sockets/bridge-socket.ts";
import { safely } from "../sockets/safely.ts";

/** What hearing of readers needs. */
export type ReaderHearing = {
  readonly db: Db;
  readonly greeted: GreetedBridge;
  /** Whether the bridge is up to date and still connected: before and after, nothing of it is taken. */
  readonly isHeard: () => boolean;
  readonly report: (error: unknown) => void;
};

/** Takes how a bridge's readers are wired, and what it records of lines; one message of each kind at a time. */
export function hearOfReaders(socket: BridgeSocket, parts: ReaderHearing): void {
  const { db, report } = parts;
  const { actor, siteId } = parts.greeted;
  const lines = oneAtATime<LinesAnswer>(parts.isHeard, { taken: false });
  const traces = oneAtATime<TraceAnswer>(parts.isHeard, { kind: "later" });
  const take = (said: Parameters<typeof takeLines>[3]) =>
    lines(async () => {
      await takeLines(db, actor, siteId, said);
      return { taken: true };
    });
  socket.on("lines", safely(reportedLines, take, report));
  socket.on(
    "trace.moved",
    safely(traceMoved, (moved) => traces(() => hearOfTrace(db, actor, moved)), report),
  );
  socket.on(
    "trace.part",
    safely(tracePart, (part) => traces(() => storeTracePart(db, actor, part)), report),
  );
}

/** Whoever says more while the last is worked on, or too early, is put off. */
function oneAtATime<Answer>(
  isHeard: () => boolean,
  putOff: Answer,
): (work: () => Promise<Answer>) => Promise<Answer> {
  let isBusy = false;
  return async (work) => {
    if (isBusy || !isHeard()) return putOff;
    isBusy = true;
    return await work().finally(() => {
      isBusy = false;
    });
  };
}
