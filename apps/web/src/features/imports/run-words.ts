import type { ImportProgress, ImportRow } from "@gatehouse/contracts/imports/import-run";
import { widestFile } from "@gatehouse/domain/imports/file-format";
import type {
  FileRefusal,
  ImportMode,
  ImportScope,
  ImportState,
} from "@gatehouse/domain/imports/import-state";
import { formatCount } from "~/lib/numbers.ts";
import type { StateName } from "~/ui/states/state-table.ts";

type Looked = Pick<ImportRow, "state" | "faultyRows" | "dryRun" | "reverted">;

/** How the state of a run looks in a pill. Of a dry run nothing is asked, so nothing is pending. */
export function runLook({ state, faultyRows, dryRun, reverted }: Looked): {
  readonly state: StateName;
  readonly word: string;
} {
  switch (state) {
    case "reading":
      return { state: "running", word: "Being read" };
    case "planning":
      return { state: "running", word: "Being compared" };
    case "refused":
      return { state: "rejected", word: "Cannot be read" };
    case "faulty":
      return {
        state: "failed",
        word: faultyRows === 1 ? "1 line wrong" : `${formatCount(faultyRows)} lines wrong`,
      };
    case "ready":
      return dryRun ? { state: "info", word: "Dry run" } : { state: "pending", word: "To be reviewed" };
    case "held":
      return { state: "pending", word: "Held for approval" };
    case "applying":
      return { state: "running", word: "Running" };
    case "done":
      return reverted ? { state: "reverted", word: "Reverted" } : { state: "done", word: "Done" };
    case "cancelled":
      return { state: "to-do", word: "Cancelled" };
  }
}

/** What becomes of people who are not in the file, in two or three words. */
export const modeWords: Readonly<Record<ImportMode, string>> = {
  replace: "Replace the list",
  update: "Add and update only",
};

/** The same, said out. */
export const modeHints: Readonly<Record<ImportMode, string>> = {
  replace:
    "Whoever is not in the file is deleted and told so by mail. People in status Reset stay as they are.",
  update: "Whoever is not in the file stays as they are.",
};

/** Whom the file is about, as a sentence about everybody else. */
export const scopeWords: Readonly<Record<ImportScope, string>> = {
  everyone: "Everyone in the project",
  "by-file": "People added by a file or a sync",
  company: "People of one company",
  group: "People in one group",
};

/** What is done in a phase of the work. */
export const phaseWords: Readonly<Record<ImportProgress["phase"], string>> = {
  read: "Reading the file",
  plan: "Comparing with the list",
  lock: "Taking hold of the list",
  add: "Adding people",
  remove: "Removing people",
  change: "Updating people",
  record: "Writing the log",
};

/** Why a file is refused as a whole: what is so, and what to do. */
export const refusalWords: Readonly<Record<FileRefusal, { readonly title: string; readonly text: string }>> =
  {
    empty: {
      title: "The file is empty",
      text: "There is nothing in it, so nothing was taken from it. Export it again and bring that file.",
    },
    "header-only": {
      title: "The file has a header and nobody below it",
      text: "A file without people would send everybody away, so it is never taken. Export it again. If its first line is a person, say below that it has no header.",
    },
    truncated: {
      title: "The file breaks off",
      text: "It ends inside a quoted text, so people at its end may be missing. Export or copy it again. If the quote is only a character of a name, correct that line in the file.",
    },
    "not-text": {
      title: "This is not a text file",
      text: "Save the table as CSV in your spreadsheet program and bring that file. If it is text, choose its encoding below.",
    },
    "columns-missing": {
      title: "Columns are missing",
      text: "First name, last name, e-mail and ID are needed. Say below which column holds which, or choose another sign between the columns.",
    },
    "too-many-columns": {
      title: "The file has too many columns",
      text: `A list of people has up to ${widestFile} columns. Leave out what is not needed, or choose another sign between the columns below.`,
    },
    "file-gone": {
      title: "The file is no longer kept",
      text: "Files are kept for a while only. Bring it again.",
    },
  };

/** Who brought a run, as the history names them: a sync is somebody else's system. */
export function broughtBy({ kind, createdBy }: Pick<ImportRow, "kind" | "createdBy">): string {
  return kind === "sync" ? `${createdBy.name}, by auto-sync` : createdBy.name;
}

/** What a run is called: its file, or what it undoes. */
export function runTitle({ kind, fileName }: Pick<ImportRow, "kind" | "fileName">): string {
  const name = fileName === "" ? "an import without a name" : fileName;
  return kind === "revert" ? `Revert of ${name}` : fileName === "" ? "Unnamed file" : fileName;
}

/** What is under way, for everybody's screen: `Import by Mia`. */
export function underWay(run: Pick<ImportRow, "kind" | "createdBy" | "finishedBy">): string {
  const what = run.kind === "revert" ? "Revert" : run.kind === "sync" ? "Auto-sync" : "Import";
  return `${what} by ${run.createdBy.name}`;
}

/** What a run is called in a sentence about it. */
export const runNoun = ({ kind, dryRun }: Pick<ImportRow, "kind" | "dryRun">): string =>
  dryRun ? "dry run" : kind === "revert" ? "revert" : "import";

/** Whether a state is an end, or waits for somebody. */
export const isOver = (state: ImportState): boolean => state === "done" || state === "cancelled";
