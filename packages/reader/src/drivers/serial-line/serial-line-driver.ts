import { refused } from "../../commands/reader-command.ts";
import { ReaderError } from "../../errors/reader-error.ts";
import { readText } from "../../formats/read-credential.ts";
import type { ReaderProfile } from "../../formats/reader-profile.ts";
import type { DoorObservation, ReaderObservation } from "../../observations/door-observation.ts";
import { HandOff } from "../../observations/hand-off.ts";
import { sighted } from "../../observations/sighted.ts";
import type { LineDiagnostic, ReaderDriver } from "../../reader-driver.ts";
import type { Scheduler } from "../../supervisor/scheduler.ts";
import type { ByteLink } from "../../transports/byte-transport.ts";
import { type LineDiscard, LineSplitter } from "./line-splitter.ts";

/** What the driver is told about its scanner. */
export type SerialLineDriverParts = {
  readonly lineId: string;
  readonly readerId: string;
  readonly profile: ReaderProfile;
  readonly scheduler: Scheduler;
  readonly report: (diagnostic: LineDiagnostic) => void;
};

// A pass code has 42 characters and a badge under 200; more than this is no code.
const longestLine = 512;
// A code is sent in one go; a pause like this in the middle of one means that its rest was lost.
const longestPauseMs = 1_000;
// Lines wait here while the consumer writes its journal; more than this is a scanner gone wild.
const longestQueue = 32;
// Whoever held up a code this long ago has gone.
const staleMs = 2_000;

/** Text lines pushed by an optical scanner or a virtual serial port. Nothing can be asked of such a device. */
export function serialLineDriver(parts: SerialLineDriverParts): ReaderDriver<ByteLink> {
  const { readerId, profile, scheduler } = parts;
  const counters = { lines: 0, discarded: 0, overrun: 0 };
  let isOnline = false;
  let lastHeardAt: Date | null = null;

  const report = (cause: string) => {
    counters.discarded += 1;
    const { lineId } = parts;
    // The first of each, then every power of ten: the text itself may be somebody's credential and is not told.
    const count = counters.discarded;
    if (Number.isInteger(Math.log10(count))) parts.report({ lineId, readerId, cause, count, hex: null });
  };

  async function* observations(link: ByteLink, signal: AbortSignal): AsyncGenerator<DoorObservation> {
    const handOff = new HandOff<ReaderObservation>();
    const splitter = new LineSplitter(longestLine, (cause: LineDiscard) => report(`line-${cause}`));
    const onAbort = () => handOff.close();
    signal.addEventListener("abort", onAbort, { once: true });
    const identity = { vendor: null, model: null, serial: null, firmware: null };
    void handOff.offer(sighted(scheduler, { kind: "reader-online", readerId, protection: "none", identity }));

    const take = (line: Uint8Array) => {
      counters.lines += 1;
      if (handOff.pending >= longestQueue) {
        counters.overrun += 1;
        return;
      }
      const credential = readText(profile, line);
      const seen = {
        kind: "credential-read",
        readerId,
        credential,
        freshness: "live",
        decidedByDevice: null,
      } as const;
      void handOff.offer(sighted(scheduler, seen));
    };
    const pump = async () => {
      for await (const chunk of link.chunks) {
        lastHeardAt = scheduler.now();
        for (const line of splitter.push(chunk, scheduler.monotonicMs(), longestPauseMs)) take(line);
      }
      handOff.close(new ReaderError("link.lost", "ended"));
    };
    const pumping = pump().catch((error: unknown) => handOff.close(error));

    isOnline = true;
    try {
      if (signal.aborted) return;
      for await (const observation of handOff) yield aged(observation, scheduler.monotonicMs());
    } finally {
      isOnline = false;
      signal.removeEventListener("abort", onAbort);
      await link[Symbol.asyncDispose]();
      await pumping;
    }
  }

  return {
    protocol: "serial-line",
    observations,
    send: (command) =>
      Promise.resolve(command.readerId === readerId ? { kind: "unsupported" } : refused("reader-unknown")),
    health: () => [
      {
        readerId,
        state: isOnline ? "online-plain" : "offline",
        protection: "none",
        lastHeardAt,
        counters: { ...counters },
      },
    ],
  };
}

/** A read keeps the moment it came in; one that waited too long for the consumer is stale. */
function aged(observation: ReaderObservation, nowMs: number): ReaderObservation {
  if (observation.kind !== "credential-read" || nowMs - observation.monotonicMs <= staleMs)
    return observation;
  return { ...observation, freshness: "stale" };
}
