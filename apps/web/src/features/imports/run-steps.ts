import type { ImportRow, ImportRun } from "@gatehouse/contracts/imports/import-run";
import { type ImportState, workingStates } from "@gatehouse/domain/imports/import-state";

/** The steps of bringing a file, in their order. */
export const importSteps = ["Upload", "Check", "Review", "Import", "Done"] as const;

/** The steps of undoing a run: there is no file to bring or check. */
export const revertSteps = ["Review", "Revert", "Done"] as const;

/** The steps of a file another system only asked about: nothing follows from its plan. */
export const askedSteps = ["Sent", "Check", "Plan"] as const;

/** One of the places a run's page can stand at. */
export type RunStep = "check" | "review" | "import" | "done";

/** Where a run stands. Rows that were mended are compared with the list again, and that belongs to the check they came from. */
export function stepOf({ state, faultyRows }: Pick<ImportRow, "state" | "faultyRows">): RunStep {
  switch (state) {
    case "reading":
    case "refused":
    case "faulty":
      return "check";
    case "planning":
      return faultyRows > 0 ? "check" : "review";
    case "ready":
    case "held":
      return "review";
    case "applying":
      return "import";
    case "done":
    case "cancelled":
      return "done";
  }
}

/** What is looked at: where the run stands or, before anything is agreed to, how its file was read if the address asks for that. */
export function viewedStep(
  run: Pick<ImportRun, "state" | "faultyRows" | "format">,
  asked: string | undefined,
): RunStep {
  const now = stepOf(run);
  return now === "review" && asked === "check" && run.format ? "check" : now;
}

/** Whether a worker has something to do, so that the run is going to move by itself. */
export const isWorking = (state: ImportState): boolean => workingStates.some((each) => each === state);

type Opened = Pick<ImportRun, "state" | "agreedBy" | "dryRun" | "isTooLate">;

/** Whether the plan of a run can still be changed and agreed to: nobody has yet, in time, and it is not only a question. */
export const isPlanOpen = ({ state, agreedBy, dryRun, isTooLate }: Opened): boolean =>
  !dryRun && !isTooLate && (state === "ready" || (state === "held" && agreedBy === null));
