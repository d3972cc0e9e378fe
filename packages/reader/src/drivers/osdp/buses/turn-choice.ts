import type { Turn } from "../devices/device-hooks.ts";

/** A reader that may want the line. */
export type Contender = {
  readonly turn: Turn | null;
  /** When it last had the line. */
  readonly servedMs: number;
};

// A line so busy that somebody is always due would otherwise never look for readers that came back.
const longestProbeWaitMs = 1_000;

/**
 * Chooses who gets the line: waiting unlocks first, then whoever is due longest. A probe of a silent reader costs the
 * full reply time, so it comes when nobody else is due (or waited a second), and never twice before all who answer
 * had a turn in between. Answers the index, or -1 when nobody is due.
 */
export function chooseTurn(contenders: readonly Contender[], lastProbeMs: number, nowMs: number): number {
  const due = contenders.map(({ turn }, index) => ({ turn, index })).filter(isDueAt(nowMs));
  const urgent = earliest(due.filter(({ turn }) => turn.rank === "urgent"));
  if (urgent !== null) return urgent;
  const regular = earliest(due.filter(({ turn }) => turn.rank === "regular"));
  const probes = due.filter(({ turn }) => turn.rank === "probe");
  const probe = earliest(probes);
  if (probe === null) return regular ?? -1;
  const isOverdue = probes.some(({ turn }) => nowMs - turn.dueMs > longestProbeWaitMs);
  if (regular !== null && !(isOverdue && allServedSince(contenders, lastProbeMs))) return regular;
  return probe;
}

/** When the next of them is due, or null when all wait for somebody else. */
export function nextDueMs(contenders: readonly Contender[]): number | null {
  const due = contenders.flatMap(({ turn }) => (turn === null ? [] : [turn.dueMs]));
  return due.length === 0 ? null : Math.min(...due);
}

type Due = { readonly turn: Turn; readonly index: number };

function isDueAt(nowMs: number) {
  return (each: { readonly turn: Turn | null; readonly index: number }): each is Due =>
    each.turn !== null && each.turn.dueMs <= nowMs;
}

function earliest(due: readonly Due[]): number | null {
  let first: Due | null = null;
  for (const each of due) if (first === null || each.turn.dueMs < first.turn.dueMs) first = each;
  return first?.index ?? null;
}

function allServedSince(contenders: readonly Contender[], sinceMs: number): boolean {
  return contenders.every(
    ({ turn, servedMs }) => turn === null || turn.rank === "probe" || servedMs >= sinceMs,
  );
}
