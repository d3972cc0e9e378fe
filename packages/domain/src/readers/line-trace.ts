import type { OrderRefusal } from "./order-refusal.ts";

/** Where a recording of a line stands. `ordered` until its bridge has begun it. */
export const traceStates = ["ordered", "running", "done", "failed"] as const;
export type TraceState = (typeof traceStates)[number];

/** Why a recording ended that had begun. `install-mode`: a key could have been read from it. */
export const traceEndCauses = ["time", "full", "admin", "install-mode", "restart"] as const;
export type TraceEndCause = (typeof traceEndCauses)[number];

/** Why nothing came of a recording: the bridge refused it, was not heard in time, or lost it. */
export type TraceFailure = OrderRefusal | "bridge-silent" | "lost";

/** What bounds a recording: an hour of a busy line is not needed to see what is wrong. */
export const traceLimits = {
  longestMs: 15 * 60_000,
  bytes: 16_000_000,
  partBytes: 64_000,
  /** A bridge may be cut off for this long after the end before its recording is given up. */
  overdueMs: 10 * 60_000,
  keptMs: 7 * 24 * 60 * 60_000,
  keptPerBridge: 8,
} as const;
