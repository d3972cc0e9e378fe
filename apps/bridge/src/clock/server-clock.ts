import { performance } from "node:perf_hooks";
import type { EventClock } from "@gatehouse/domain/doors/door-event";
import type { Settings } from "../store/settings.ts";

/**
 * The server's clock as well as the bridge can know it: its own wall clock plus the offset last heard. Leases and codes
 * are judged by it; what orders events is their number, never a clock.
 */
export type ServerClock = {
  readonly now: () => number;
  /** Milliseconds since the bridge started, never going back: for doors, which must not see time run backwards. */
  readonly monotonicMs: () => number;
  readonly hear: (serverTime: number) => void;
  readonly describe: () => EventClock;
};

/** A clock nobody has confirmed since the start may be this wrong (NTP-less machines drift seconds a day). */
const unsyncedMs = 10_000;
/** Network delay of a loopback to mobile link. */
const syncedMs = 500;

export function openServerClock(settings: Settings): ServerClock {
  let offsetMs = Number(settings.read("clock-offset-ms") ?? 0);
  let isSynced = false;
  return {
    now: () => Date.now() + offsetMs,
    monotonicMs: () => performance.now(),
    hear: (serverTime) => {
      offsetMs = serverTime - Date.now();
      if (!isSynced) settings.write("clock-offset-ms", String(offsetMs));
      isSynced = true;
    },
    describe: () => ({ offsetMs, uncertaintyMs: isSynced ? syncedMs : unsyncedMs, isSynced }),
  };
}
