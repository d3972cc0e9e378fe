/** What a plan does with one person, or why it leaves them alone: the tabs of the review. */
export const planKinds = [
  "new",
  "changed",
  "unchanged",
  "restored",
  "removed",
  "untouched-reset",
  "kept-blocked",
  "archived-by-hand",
  "outside-scope",
  "kept-active",
  "kept-since",
] as const;

/** One of the kinds. `kept-active` and `kept-since` occur in a revert only: their phone is in use, or they left another way since. */
export type PlanKind = (typeof planKinds)[number];

/** The kinds that write something. */
export const writingKinds = ["new", "changed", "restored", "removed"] as const satisfies readonly PlanKind[];

/** How many people there are of each kind. */
export type PlanCounts = Readonly<Record<PlanKind, number>>;

/** A plan that does nothing with nobody. */
export const noCounts: PlanCounts = {
  new: 0,
  changed: 0,
  unchanged: 0,
  restored: 0,
  removed: 0,
  "untouched-reset": 0,
  "kept-blocked": 0,
  "archived-by-hand": 0,
  "outside-scope": 0,
  "kept-active": 0,
  "kept-since": 0,
};
