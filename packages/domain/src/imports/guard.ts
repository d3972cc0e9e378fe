/** What stops a plan that removes many people: from here on somebody types the number. */
export type GuardLimits = {
  /** Share of the people in scope, in percent. */
  readonly percent: number;
  /** Number of people, whatever the share. */
  readonly people: number;
};

/** The limits of a project that has not set its own. */
export const defaultGuard: GuardLimits = { percent: 20, people: 500 };

/** Fewer removals than this never stop a plan. */
export const guardFloor = 3;

/** From beyond half of the people in scope, or beyond this many, a second admin approves. */
export const secondAdmin: GuardLimits = { percent: 50, people: 2_000 };

/** What a plan needs before it is applied: nothing, its number typed, or that and a second admin. */
export type GuardVerdict = "free" | "type-number" | "second-admin";

/** What the guard judges: how many go, of how many the file is about, and how many admins could approve. */
export type GuardCase = { readonly removals: number; readonly inScope: number; readonly admins: number };

const exceeds = ({ removals, inScope }: GuardCase, limits: GuardLimits): boolean =>
  removals > limits.people || removals * 100 > inScope * limits.percent;

/** What a plan with removals needs. A project with one admin has nobody to ask, so there the typed number is all. */
export function judgeRemovals(plan: GuardCase, limits: GuardLimits = defaultGuard): GuardVerdict {
  if (plan.removals < guardFloor) return "free";
  if (exceeds(plan, secondAdmin) && plan.admins >= 2) return "second-admin";
  return exceeds(plan, limits) || exceeds(plan, secondAdmin) ? "type-number" : "free";
}
