import type { ImportProgress, ImportRow } from "@gatehouse/contracts/imports/import-run";

/** The people of each phase of applying, in the order in which they are written. */
const written = [
  ["add", ["new"]],
  ["remove", ["removed"]],
  ["change", ["changed", "restored"]],
] as const;

/** All phases in the order in which a run passes through them. */
const passed: readonly ImportProgress["phase"][] = [
  "read",
  "plan",
  "add",
  "lock",
  "remove",
  "change",
  "record",
];

/** Whether a word about a run is older than another one of the same work. Nothing heard is older than anything. */
export function isBehind(word: ImportProgress | null, other: ImportProgress): boolean {
  if (word === null) return true;
  const ahead = passed.indexOf(other.phase) - passed.indexOf(word.phase);
  return ahead > 0 || (ahead === 0 && word.done < other.done);
}

/** What stands for getting hold of the list, and for writing the log at the end. */
const ends = { before: 0.02, after: 0.06 };

/**
 * How much of applying is done, 0 to 1; undefined while that is not known. A phase tells how many people it has written: weighed
 * with how many there are to be written in each, the share of the whole follows.
 */
export function appliedShare(
  progress: ImportProgress | null,
  counts: ImportRow["counts"],
): number | undefined {
  if (progress === null || counts === null) return undefined;
  if (progress.phase === "record") return 1 - ends.after / 2;
  const sizes = written.map(([phase, kinds]) => ({
    phase,
    size: kinds.reduce((sum, kind) => sum + counts[kind], 0),
  }));
  const whole = sizes.reduce((sum, { size }) => sum + size, 0);
  // The rows of people who are there already are held once the new ones are written.
  const at = progress.phase === "lock" ? 1 : sizes.findIndex(({ phase }) => phase === progress.phase);
  if (at === -1 || whole === 0) return undefined;
  const before = sizes.slice(0, at).reduce((sum, { size }) => sum + size, 0);
  const now = Math.min(progress.done, sizes[at]?.size ?? 0);
  return ends.before + (1 - ends.before - ends.after) * ((before + now) / whole);
}
