import { closeSync, mkdirSync, openSync, readSync, rmSync, statSync, truncateSync } from "node:fs";
import path from "node:path";
import { type TraceEndCause, traceLimits } from "@gatehouse/domain/readers/line-trace";
import type { OrderRefusal } from "@gatehouse/domain/readers/order-refusal";
import { done, type Ran, refusedFor } from "../readers/ran.ts";
import type { Settings } from "../store/settings.ts";
import type { LineTraces } from "./line-traces.ts";

/** A trace the server has ordered and does not have yet. */
export type OrderedTrace = { readonly traceId: string; readonly lineId: string } & (
  | { readonly state: "running" }
  | { readonly state: "ended"; readonly cause: TraceEndCause }
  | { readonly state: "failed"; readonly failure: OrderRefusal | "lost" }
);

/** What ordered traces need. */
export type OrderedTraceParts = {
  /** Where their files wait until the server has them. */
  readonly folder: string;
  readonly settings: Settings;
  readonly traces: LineTraces;
};

/** The traces the server has ordered, kept over a restart until it has all of them. */
export type OrderedTraces = {
  readonly start: (traceId: string, lineId: string, durationMs: number) => Ran;
  readonly stop: (traceId: string) => Ran;
  readonly all: () => readonly OrderedTrace[];
  /** A part of an ended one; null for one that does not exist. */
  readonly readPart: (
    traceId: string,
    n: number,
  ) => { readonly text: string; readonly isLast: boolean } | null;
  /** The server has it or does not want it: what is recorded of it goes. */
  readonly forget: (traceId: string) => void;
  readonly onChanged: (listener: () => void) => void;
};

/** A server that was away for long is told of so many; a disk holds so many files. */
const mostHeld = 20;
const mostFiles = 8;
/** A capture is plain ASCII, so it may be cut at any byte. Under the limit by what an envelope takes. */
const partBytes = traceLimits.partBytes - 4_000;
const kept = "ordered-traces";

export function openOrderedTraces({ folder, settings, traces }: OrderedTraceParts): OrderedTraces {
  let listener = () => {};
  const fileOf = (traceId: string) => path.join(folder, `${traceId}.osdpcap`);
  let held: readonly OrderedTrace[] = readKept(settings).map((trace) =>
    trace.state === "running" ? interrupted(trace, fileOf(trace.traceId)) : trace,
  );

  const keep = (next: readonly OrderedTrace[]) => {
    held = next;
    settings.write(kept, JSON.stringify(held));
    listener();
  };
  const put = (trace: OrderedTrace) => {
    const others = held.filter(({ traceId }) => traceId !== trace.traceId);
    const oldest = others.length < mostHeld ? undefined : others.find(({ state }) => state === "failed");
    keep([...others.filter((other) => other !== oldest), trace]);
  };
  keep(held);

  const refuse = (traceId: string, lineId: string, failure: OrderRefusal): Ran => {
    put({ traceId, lineId, state: "failed", failure });
    return refusedFor(failure);
  };

  return {
    start: (traceId, lineId, durationMs) => {
      if (held.some((trace) => trace.traceId === traceId)) return refusedFor("already-recording");
      if (held.filter(({ state }) => state !== "failed").length >= mostFiles)
        return refuse(traceId, lineId, "disk-refused");
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
      } catch {
        return refuse(traceId, lineId, "disk-refused");
      }
      const limits = { bytes: traceLimits.bytes, ms: Math.min(durationMs, traceLimits.longestMs) };
      const onEnd = (cause: TraceEndCause) => {
        if (held.some((trace) => trace.traceId === traceId)) put({ traceId, lineId, state: "ended", cause });
      };
      const begun = traces.start(lineId, limits, { file: fileOf(traceId), onEnd });
      if ("refused" in begun) return refuse(traceId, lineId, begun.refused);
      put({ traceId, lineId, state: "running" });
      return done;
    },
    stop: (traceId) => {
      const trace = held.find((one) => one.traceId === traceId);
      if (trace?.state === "running") traces.stop(trace.lineId, "admin");
      return done;
    },
    all: () => held,
    readPart: (traceId, n) => readPart(fileOf(traceId), n),
    forget: (traceId) => {
      const trace = held.find((one) => one.traceId === traceId);
      keep(held.filter((one) => one.traceId !== traceId));
      if (trace?.state === "running") traces.stop(trace.lineId, "admin");
      rmSync(fileOf(traceId), { force: true });
    },
    onChanged: (next) => {
      listener = next;
    },
  };
}

function readKept(settings: Settings): readonly OrderedTrace[] {
  const stored: unknown = JSON.parse(settings.read(kept) ?? "[]");
  return Array.isArray(stored) ? stored : [];
}

/** The bridge ended while it ran. What is on the disk counts up to its last whole line. */
function interrupted({ traceId, lineId }: OrderedTrace, file: string): OrderedTrace {
  try {
    truncateSync(file, endOfLines(file));
    return { traceId, lineId, state: "ended", cause: "restart" };
  } catch {
    return { traceId, lineId, state: "failed", failure: "lost" };
  }
}

function endOfLines(file: string): number {
  for (let end = statSync(file).size; end > 0; end -= partBytes) {
    const from = Math.max(0, end - partBytes);
    const newline = bytesOf(file, from, end - from).lastIndexOf(0x0a);
    if (newline >= 0) return from + newline + 1;
  }
  return 0;
}

function readPart(file: string, n: number): { readonly text: string; readonly isLast: boolean } | null {
  try {
    const { size } = statSync(file);
    const from = n * partBytes;
    if (from > size || (from === size && n > 0)) return null;
    const text = bytesOf(file, from, Math.min(partBytes, size - from)).toString("latin1");
    return { text, isLast: from + partBytes >= size };
  } catch {
    return null;
  }
}

function bytesOf(file: string, from: number, length: number): Buffer {
  const descriptor = openSync(file, "r");
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, length, from));
  } finally {
    closeSync(descriptor);
  }
}
