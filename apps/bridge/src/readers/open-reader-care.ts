import path from "node:path";
import type { DoorEventData, DoorEventType } from "@gatehouse/domain/doors/door-event";
import type { Scheduler } from "@gatehouse/reader/supervisor/scheduler";
import type { SiteLines } from "../lines/site-lines.ts";
import type { Settings } from "../store/settings.ts";
import { type LineTraces, openLineTraces } from "../traces/line-traces.ts";
import { type OrderedTraces, openOrderedTraces } from "../traces/ordered-traces.ts";
import { uploadTraces } from "../traces/upload-traces.ts";
import { makeLinesTeller } from "../uplink/tell-lines.ts";
import type { ReadyLink } from "../uplink/uplink.ts";
import { makeInstallWindows } from "./install-windows.ts";
import type { Ran } from "./ran.ts";
import { type ReaderOrder, runReaderOrder } from "./reader-orders.ts";

/** What looking after readers needs. */
export type ReaderCareParts = {
  readonly dataDir: string;
  readonly settings: Settings;
  readonly scheduler: Scheduler;
  readonly now: () => number;
  readonly lines: () => SiteLines | undefined;
  /** Journals what happened at a reader; resolves when it is on the disk. */
  readonly note: <T extends DoorEventType>(
    readerId: string,
    type: T,
    data: DoorEventData[T],
  ) => Promise<void>;
  readonly say: (text: string) => void;
};

/** What admins may do to readers and lines, and what the server is told of them. */
export type ReaderCare = {
  readonly runOrder: (order: ReaderOrder) => Promise<Ran>;
  readonly traces: LineTraces;
  readonly orderedTraces: OrderedTraces;
  /** A reader holds a key of its own from now on. */
  readonly onKeyed: (readerId: string) => Promise<void>;
  readonly onReady: (link: ReadyLink) => void;
  /** The lines may be others than before. */
  readonly onLinesChanged: () => void;
  readonly close: () => void;
};

/** Install modes and recordings belong together: while one is open on a line, there is none of the other. */
export function openReaderCare(parts: ReaderCareParts): ReaderCare {
  const { dataDir, settings, scheduler, lines, say } = parts;
  const lineOf = (readerId: string) => lines()?.lineOf(readerId);
  const isQuarantined = (readerId: string) =>
    lineOf(readerId)
      ?.health()
      .readers.find((reader) => reader.readerId === readerId)?.state === "quarantined";
  const noteRelease = (readerId: string, commandId: string) =>
    parts.note(readerId, "reader.quarantine-released", { commandId });
  const windows = makeInstallWindows({
    ...{ settings, scheduler, lineOf, now: parts.now, note: parts.note, isQuarantined, noteRelease },
    beforeOpening: (lineId) => void traces.stop(lineId, "install-mode"),
  });
  const traces = openLineTraces({
    ...{ folder: path.join(dataDir, "traces"), scheduler, say },
    lines: () => lines()?.all() ?? [],
    isInstalling: windows.isOpenOn,
  });
  const orderedTraces = openOrderedTraces({ folder: path.join(dataDir, "ordered-traces"), settings, traces });
  const teller = makeLinesTeller(() => lines()?.reported() ?? []);
  void windows.begin();
  return {
    runOrder: (order) => runReaderOrder(order, { windows, lineOf, isQuarantined, noteRelease }),
    traces,
    orderedTraces,
    onKeyed: async (readerId) => void (await windows.close(readerId, "keyed")),
    onReady: (link) => {
      teller.onReady(link);
      // Whoever holds the link notices that it is lost; what was not handed over waits for the next one.
      void uploadTraces(orderedTraces, link.ask, link.signal).catch(() => {});
    },
    onLinesChanged: teller.onChanged,
    close: () => {
      windows.stop();
      traces.close();
    },
  };
}
