import { performance } from "node:perf_hooks";
import type { EventClock } from "@gatehouse/domain/doors/door-event";
import type { Settings } from "../store/settings.ts";

/** The machine's two clocks, in milliseconds: one that may be set, one that only goes forward. */
export type MachineClocks = { readonly wallMs: () => number; readonly monotonicMs: () => number };

/**
 * The server's clock as well as the bridge can know it. Leases and codes are judged by it; what orders events is their
 * number, never a clock.
 */
export type ServerClock = {
  readonly now: () => number;
  /** Milliseconds since the bridge started, never going back: for doors, which must not see time run backwards. */
  readonly monotonicMs: () => number;
  /** Takes the server's own time. Answers by how much it moves ours, ms. */
  readonly hear: (serverTime: number) => number;
  /** Remembers how late it is, so that a start with a clock set back does not win time. Call it now and then. */
  readonly keep: () => void;
  readonly describe: () => EventClock;
};

/** A clock nobody has confirmed since the start may be this wrong (NTP-less machines drift seconds a day). */
const unsyncedMs = 10_000;
/** Network delay of a loopback to mobile link. */
const syncedMs = 500;

const machine: MachineClocks = { wallMs: Date.now, monotonicMs: () => performance.now() };

/**
 * Once it is running, only the server moves it: setting the machine's clock changes nothing, so nobody stretches a lease
 * that way. At a start it is the machine's clock with the offset last heard, but never earlier than the latest time
 * remembered: going back is the direction that would open doors.
 */
export function openServerClock(settings: Settings, clocks: MachineClocks = machine): ServerClock {
  const offsetMs = Number(settings.read("clock-offset-ms") ?? 0);
  const latest = Number(settings.read("clock-latest-ms") ?? 0);
  let anchor = { server: Math.max(clocks.wallMs() + offsetMs, latest), monotonic: clocks.monotonicMs() };
  let isSynced = false;
  const now = () => anchor.server + (clocks.monotonicMs() - anchor.monotonic);
  const keep = () => {
    settings.write("clock-latest-ms", String(now()));
    settings.write("clock-offset-ms", String(now() - clocks.wallMs()));
  };
  return {
    now,
    monotonicMs: clocks.monotonicMs,
    hear: (serverTime) => {
      const moved = serverTime - now();
      anchor = { server: serverTime, monotonic: clocks.monotonicMs() };
      if (!isSynced) keep();
      isSynced = true;
      return moved;
    },
    keep,
    describe: () => ({
      offsetMs: Math.round(now() - clocks.wallMs()),
      uncertaintyMs: isSynced ? syncedMs : unsyncedMs,
      isSynced,
    }),
  };
}
