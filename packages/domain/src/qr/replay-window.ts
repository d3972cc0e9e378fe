import type { PassCode } from "./pass-code.ts";
import { passCodeDrawnAt, passCodeEarlyMs, passCodeLifeMs, passCodeStepAt } from "./pass-code.ts";

type FirstRead = { readonly readerId: string; readonly at: number };

/**
 * Which codes a site has seen, immutable and bounded. Codes are kept by time step and whole steps are forgotten when
 * they have expired; `floorStep` is the last step that may have been forgotten, and nothing up to it is accepted
 * again, whichever way the clock is set.
 */
export type ReplayWindow = {
  readonly floorStep: number;
  readonly size: number;
  readonly steps: ReadonlyMap<number, ReadonlyMap<string, FirstRead>>;
};

/** `first`: never seen. `repeat`: the same presentation read again. `replayed`: used before. `unsure`: too old to tell, or no room to remember. */
export type ReplayVerdict = "first" | "repeat" | "replayed" | "unsure";

/** Reads of one code at one reader within 3 s of the first are one presentation. */
export const onePresentationMs = 3_000;

/** A site with 100 readers at one read a second holds 4,000 codes; beyond 65,536 new ones are refused, never old ones forgotten. */
export const replayCapacity = 65_536;

/**
 * A memory that knows nothing from before `startedAt` (ms). After a restart the codes a phone may already have used
 * are refused; with a phone 10 s ahead that lasts at most 15 s.
 */
export function openReplayWindow(startedAt: number): ReplayWindow {
  return { floorStep: passCodeStepAt(startedAt + passCodeEarlyMs), size: 0, steps: new Map() };
}

/** Judges a code whose MAC is right and which is fresh at `at`, and remembers it. Call it for nothing else: a forged code must not fill the memory. */
export function witnessCode(
  window: ReplayWindow,
  code: PassCode,
  read: FirstRead,
  capacity: number = replayCapacity,
): { readonly window: ReplayWindow; readonly verdict: ReplayVerdict } {
  const current = forgetExpired(window, read.at);
  const key = `${code.passNumber}.${code.epoch}.${code.counter}`;
  const seen = current.steps.get(code.step);
  const first = seen?.get(key);
  if (first !== undefined) {
    const isSame = first.readerId === read.readerId && Math.abs(read.at - first.at) < onePresentationMs;
    return { window: current, verdict: isSame ? "repeat" : "replayed" };
  }
  if (!(code.step > current.floorStep) || current.size >= capacity)
    return { window: current, verdict: "unsure" };
  const step = new Map(seen).set(key, read);
  const steps = new Map(current.steps).set(code.step, step);
  return { window: { ...current, size: current.size + 1, steps }, verdict: "first" };
}

function forgetExpired(window: ReplayWindow, at: number): ReplayWindow {
  const expired = [...window.steps.keys()].filter((step) => at - passCodeDrawnAt(step) >= passCodeLifeMs);
  if (expired.length === 0) return window;
  const steps = new Map(window.steps);
  for (const step of expired) steps.delete(step);
  let size = 0;
  for (const seen of steps.values()) size += seen.size;
  return { floorStep: Math.max(window.floorStep, ...expired), size, steps };
}
