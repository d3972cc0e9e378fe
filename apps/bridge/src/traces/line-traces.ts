import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import type { TraceEndCause } from "@gatehouse/domain/readers/line-trace";
import { captureLines } from "@gatehouse/reader/drivers/osdp/osdpcap";
import type { Scheduler } from "@gatehouse/reader/supervisor/scheduler";
import type { ReaderLine } from "@gatehouse/reader/supervisor/supervise-line";
import { openTraceFile, type TraceLimits, traceLimits } from "./trace-file.ts";

/** What traces need. */
export type TraceParts = {
  /** Where the files go; made when the first trace begins. */
  readonly folder: string;
  readonly lines: () => readonly ReaderLine[];
  /** Whether a reader of this line may be keyed from the install key: then whoever has a trace has the key. */
  readonly isInstalling: (lineId: string) => boolean;
  readonly scheduler: Scheduler;
  readonly say: (text: string) => void;
};

/** Why a trace could not begin. */
export type TraceRefusal =
  | "line-unknown"
  | "line-without-messages"
  | "disk-refused"
  | "install-mode-open"
  | "already-recording";

/** A trace that somebody waits for: where it goes, and who hears of its end. */
export type TraceOrder = {
  readonly file: string;
  readonly onEnd: (cause: TraceEndCause) => void;
};

/** Records what goes over OSDP lines, each into a file that ends by itself. */
export type LineTraces = {
  /** Begins a trace; one without an order goes on with the one that runs. */
  readonly start: (
    lineId: string,
    limits?: TraceLimits,
    order?: TraceOrder,
  ) => { readonly file: string } | { readonly refused: TraceRefusal };
  /** Ends a trace and answers its file; null when none runs. */
  readonly stop: (lineId: string, cause?: TraceEndCause) => EndedTrace | null;
  readonly close: () => void;
};

/** A file that is complete. */
export type EndedTrace = { readonly file: string; readonly bytes: number };

type Running = { readonly file: string; readonly stop: (cause: TraceEndCause) => EndedTrace };

/** Older ones are removed, so that a forgotten trace never fills a disk. */
const keptFiles = 8;

const words: Readonly<Record<TraceEndCause, string>> = {
  time: "its time is over",
  full: "the file is full",
  admin: "somebody ended it",
  "install-mode": "a reader of the line may be keyed now",
  restart: "the bridge ends",
};

export function openLineTraces(parts: TraceParts): LineTraces {
  const { folder, scheduler, say } = parts;
  const running = new Map<string, Running>();

  const begin = (
    line: ReaderLine,
    tap: NonNullable<ReaderLine["tap"]>,
    limits: TraceLimits,
    order: TraceOrder,
  ): string => {
    const file = openTraceFile(order.file, limits.bytes);
    const stop = (cause: TraceEndCause): EndedTrace => {
      cancel();
      untap();
      running.delete(line.id);
      file.close();
      order.onEnd(cause);
      return { file: file.path, bytes: file.bytes() };
    };
    const untap = tap.open(
      captureLines(
        () => scheduler.now(),
        (captured) => {
          if (!file.write(JSON.stringify(captured))) stop("full");
        },
      ),
    );
    const cancel = scheduler.after(limits.ms, () => stop("time"));
    running.set(line.id, { file: file.path, stop });
    return file.path;
  };

  /** A trace that was asked for on this machine stays on it. */
  const ownOrder = (line: ReaderLine): TraceOrder => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const name = line.id.replace(/[^A-Za-z0-9]+/g, "-").slice(0, 50);
    const at = scheduler.now().toISOString().replace(/[:.]/g, "-");
    const file = path.join(folder, `${at}-${name}.osdpcap`);
    return { file, onEnd: (cause) => say(`${line.id}: the trace has ended (${words[cause]}): ${file}`) };
  };

  return {
    start: (lineId, limits = traceLimits, order) => {
      const line = parts.lines().find(({ id }) => id === lineId);
      if (line === undefined) return { refused: "line-unknown" };
      if (line.tap === null) return { refused: "line-without-messages" };
      if (parts.isInstalling(lineId)) return { refused: "install-mode-open" };
      const already = running.get(lineId);
      if (already !== undefined) return order ? { refused: "already-recording" } : { file: already.file };
      try {
        const file = begin(line, line.tap, limits, order ?? ownOrder(line));
        if (!order) removeOldest(folder);
        return { file };
      } catch (error) {
        say(`${lineId}: no trace could be begun: ${String(error)}`);
        return { refused: "disk-refused" };
      }
    },
    stop: (lineId, cause = "admin") => running.get(lineId)?.stop(cause) ?? null,
    close: () => {
      for (const { stop } of running.values()) stop("restart");
    },
  };
}

/** Names begin with the time, so their order is the order of the traces. */
function removeOldest(folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".osdpcap"))
    .sort();
  for (const name of files.slice(0, -keptFiles)) rmSync(path.join(folder, name), { force: true });
}
