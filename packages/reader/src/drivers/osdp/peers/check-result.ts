/** How one check ended. What was not run has not passed. */
export type CheckResult = {
  readonly name: string;
  readonly outcome: "passed" | "failed" | "not-run";
  readonly detail: string;
};

/** In front of what a check answers when it does not apply to this peer. */
export const notRun = "not-run: ";

/** A check as a result: null when it passed, else what was wrong. */
export function resultOf(name: string, problem: string | null): CheckResult {
  if (problem === null) return { name, outcome: "passed", detail: "" };
  if (!problem.startsWith(notRun)) return { name, outcome: "failed", detail: problem };
  return { name, outcome: "not-run", detail: problem.slice(notRun.length) };
}
