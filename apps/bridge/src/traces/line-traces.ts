import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { captureLines } from "@gatehouse/reader/drivers/osdp/osdpcap";
import type { Scheduler } from "@gatehouse/reader/supervisor/scheduler";
import type { ReaderLine } from "@gatehouse/reader/supervisor/supervise-line";
import { openTraceFile, type TraceLimits, traceLimits } from "./trace-file.ts";

/** What traces need. */
export type TraceParts = {
  /** Where the files go; made when the first trace begins. */
  readonly folder: string;
  readonly lines: () => readonly ReaderLine[];
  readonly scheduler: Scheduler;
  readonly say: (text: string) => void;
};

/** Why a trace could not begin. */
export type TraceRefusal = "line-unknown" | "line-without-messages" | "disk-refused";

/** Records what goes over OSDP lines, each into a file that ends by itself. */
export type LineTraces = {
  /** Begins a trace, or goes on with the one that runs. */
  readonly start: (
    lineId: string,
    limits?: TraceLimits,
  ) => { readonly file: string } | { readonly refused: TraceRefusal };
  /** Ends a trace and answers its file; null when none runs. */
  readonly stop: (lineId: string) => { readonly file: string; readonly bytes: number } | null;
  readonly close: () => void;
};

/** Older ones are removed, so that a forgotten trace never fills a disk. */
const keptFiles = 8;

export function openLineTraces(parts: TraceParts): LineTraces {
  const { folder, scheduler, say } = parts;
  const running = new Map<
    string,
    { readonly file: string; readonly stop: () => { file: string; bytes: number } }
  >();

  const begin = (line: ReaderLine, tap: NonNullable<ReaderLine["tap"]>, limits: TraceLimits): string => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const name = line.id.replace(/[^A-Za-z0-9]+/g, "-").slice(0, 50);
    const at = scheduler.now().toISOString().replace(/[:.]/g, "-");
    const file = openTraceFile(path.join(folder, `${at}-${name}.osdpcap`), limits.bytes);
    const stop = () => {
      cancel();
      untap();
      running.delete(line.id);
      file.close();
      return { file: file.path, bytes: file.bytes() };
    };
    const end = (why: string) => say(`${line.id}: the trace has ended (${why}): ${stop().file}`);
    const untap = tap.open(
      captureLines(scheduler.now, (captured) => {
        if (!file.write(JSON.stringify(captured))) end("the file is full");
      }),
    );
    const cancel = scheduler.after(limits.ms, () => end("its time is over"));
    running.set(line.id, { file: file.path, stop });
    removeOldest(folder);
    return file.path;
  };

  return {
    start: (lineId, limits = traceLimits) => {
      const line = parts.lines().find(({ id }) => id === lineId);
      if (line === undefined) return { refused: "line-unknown" };
      if (line.tap === null) return { refused: "line-without-messages" };
      const already = running.get(lineId);
      if (already !== undefined) return { file: already.file };
      try {
        return { file: begin(line, line.tap, limits) };
      } catch (error) {
        say(`${lineId}: no trace could be begun: ${String(error)}`);
        return { refused: "disk-refused" };
      }
    },
    stop: (lineId) => running.get(lineId)?.stop() ?? null,
    close: () => {
      for (const { stop } of running.values()) stop();
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
