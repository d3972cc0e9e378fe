import type { BulkAction } from "@gatehouse/contracts/users/bulk-users";
import type { UserRow } from "@gatehouse/contracts/users/user-row";
import { useProject } from "~/features/projects/use-project.tsx";
import { api } from "~/lib/api/api.ts";
import { failureOf, isRefused } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { formatCount } from "~/lib/numbers.ts";
import { showDone, showFailed, showUndo } from "~/ui/overlays/toasts.tsx";
import { usePeople } from "../use-people.tsx";
import { inverseOf } from "./bulk-inverse.ts";
import type { VerbKind } from "./create-verbs.ts";

/** The inverse of a verb on one person: how it is called (a sentence it answers tells what did not come back), and the dialog that takes over where a fresh proof is asked for. */
export type Undo = { readonly call: () => Promise<unknown>; readonly verb: VerbKind };

/** A wipe order that has gone out is never called back. */
const phonesLost = "Phones that were told to remove their pass need a new invitation.";

/** Brings somebody back who has just been archived; says so when the phone does not come back with them. */
export async function undoLeaving(
  whom: { projectId: string; userId: string },
  row: UserRow,
): Promise<string | undefined> {
  const { takenBack } = await api.users.restore.mutate({ ...whom, tellPerson: false });
  return takenBack || row.passState !== "removing"
    ? undefined
    : "The phone was told to remove its pass: send a new invitation.";
}

/** How the dialogs of verbs reach the server and say what came of it. */
export type VerbCalls = {
  /** Says that one person's verb is done and offers the inverse transition. */
  readonly sayDone: (row: UserRow, text: string, undo?: Undo, detail?: string) => void;
  /** Does it to many people and sums up; `done` is its participle: "archived". */
  readonly bulk: (ids: readonly string[], action: BulkAction, done: string) => Promise<void>;
};

/** For use inside a dialog of the admin frame; what it returns works on after the dialog has closed. */
export function useVerbCalls(): VerbCalls {
  const project = useProject();
  const { verbs } = usePeople();

  async function undoOne(row: UserRow, { call, verb }: Undo): Promise<void> {
    try {
      const lost = await call();
      verbs.done([row.id]);
      showDone("Undone", typeof lost === "string" ? lost : undefined);
    } catch (error) {
      if (isRefused(error, "request.step-up-required")) verbs.open(verb, { kind: "one", row });
      else showFailed("It could not be undone", failureText(failureOf(error)));
    }
  }

  async function undoMany(ids: readonly string[], action: BulkAction): Promise<void> {
    try {
      const { done } = await api.users.bulk.mutate({ projectId: project.id(), ids: [...ids], action });
      verbs.done(ids);
      showDone(`Undone for ${formatCount(done)}`, action.kind === "restore" ? phonesLost : undefined);
    } catch (error) {
      const retry = () => void undoMany(ids, action);
      showFailed("It could not be undone", failureText(failureOf(error)), retry);
    }
  }

  return {
    sayDone: (row, text, undo, detail) => {
      if (undo) showUndo(text, () => void undoOne(row, undo), detail);
      else showDone(text, detail);
    },
    bulk: async (ids, action, done) => {
      const result = await api.users.bulk.mutate({ projectId: project.id(), ids: [...ids], action });
      const failed = new Set(result.failed.map(({ userId }) => userId));
      const changed = ids.filter((id) => !failed.has(id));
      const inverse = inverseOf(action);
      const text = `${formatCount(result.done)} ${done}`;
      const detail = failed.size > 0 ? `${formatCount(failed.size)} could not be` : undefined;
      if (inverse && changed.length > 0) showUndo(text, () => void undoMany(changed, inverse), detail);
      else showDone(text, detail);
      if (failed.size > 0) verbs.setLeftOut({ done, failed: result.failed });
    },
  };
}
