import type { UserFilter } from "@gatehouse/contracts/users/users-list";
import { type Accessor, createSignal } from "solid-js";
import { api } from "~/lib/api/api.ts";
import { failureOf } from "~/lib/api/failure.ts";
import { failureText } from "~/lib/api/refusal-texts.ts";
import { showFailed } from "~/ui/overlays/toasts.tsx";
import type { Selection } from "~/ui/tables/selection.ts";

/** The selection turned into people: the very ones that were counted when *select all* was pressed. */
export type Chosen = {
  readonly count: Accessor<number>;
  /** The ids to act on; at most 10,000 of a larger selection. */
  readonly ids: () => readonly string[];
  readonly selectMatching: (filter: UserFilter) => Promise<void>;
  readonly isCounting: Accessor<boolean>;
  readonly clear: () => void;
};

/** Counts exactly, once, when *select all matching* is pressed, and keeps whom it counted. */
export function createChosen(selection: Selection<UserFilter>, projectId: Accessor<string>): Chosen {
  const [isCounting, setCounting] = createSignal(false);
  let counted: readonly string[] = [];
  return {
    count: selection.count,
    ids: () => {
      const selected = selection.selected();
      if (selected.kind === "some") return selected.ids;
      const left = new Set(selected.except);
      return counted.filter((id) => !left.has(id));
    },
    selectMatching: async (filter) => {
      setCounting(true);
      try {
        const { ids, total } = await api.users.ids.query({ projectId: projectId(), filter });
        counted = ids;
        selection.selectMatching(filter, total);
      } catch (error) {
        showFailed("The matching people could not be counted", failureText(failureOf(error)));
      } finally {
        setCounting(false);
      }
    },
    isCounting,
    clear: () => {
      counted = [];
      selection.clear();
    },
  };
}
