import type { ImportRun } from "@gatehouse/contracts/imports/import-run";

/**
 * The run as the review draws it. While it is compared anew there is no plan: what was drawn before stays, with the options that
 * were chosen since, until the new one is there. It is the run itself whenever its numbers are those of now.
 */
export function drawnRun(now: ImportRun, before: ImportRun | undefined): ImportRun {
  if (now.state !== "planning" || !before?.plan) return now;
  const { mode, inviteAll, tellReturned } = now;
  return { ...before, mode, inviteAll, tellReturned };
}
