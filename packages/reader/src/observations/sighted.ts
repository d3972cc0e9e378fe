import type { Scheduler } from "../supervisor/scheduler.ts";
import type { ReaderObservation, UntimedReaderObservation } from "./door-observation.ts";

/** Stamps both clocks on what was seen just now. */
export function sighted(scheduler: Scheduler, observation: UntimedReaderObservation): ReaderObservation {
  return { ...observation, observedAt: scheduler.now(), monotonicMs: scheduler.monotonicMs() };
}
