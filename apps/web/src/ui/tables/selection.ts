import { type Accessor, batch, createSignal } from "solid-js";
import { createStore, reconcile } from "solid-js/store";

/**
 * What is selected: some ids, or everything a filter matches with a few left out. The filter is the one that held
 * when "select all" was pressed, so a later change of filter does not change what is meant.
 */
export type Selected<Filter> =
  | { readonly kind: "some"; readonly ids: readonly string[] }
  | { readonly kind: "matching"; readonly filter: Filter; readonly except: readonly string[] };

export type Selection<Filter = unknown> = {
  readonly has: (id: string) => boolean;
  readonly count: Accessor<number>;
  readonly selected: Accessor<Selected<Filter>>;
  readonly toggle: (id: string) => void;
  /** Selects all from the last toggled row to this one, in the order of `ids`. */
  readonly extendTo: (id: string, ids: readonly string[]) => void;
  readonly set: (ids: readonly string[], on: boolean) => void;
  readonly selectMatching: (filter: Filter, total: number) => void;
  readonly clear: () => void;
};

/** What a list needs of a selection, whatever its filters look like. */
export type RowSelection = Pick<Selection, "has" | "count" | "toggle" | "extendTo" | "set" | "clear">;

/** A selection that survives changes of filter, page and order; a row reads only whether it is in it itself. */
export function createSelection<Filter>(): Selection<Filter> {
  // In "some" the marks are the selected rows; in "matching" they are the ones left out.
  const [marks, setMarks] = createStore<Record<string, true>>({});
  const [matching, setMatching] = createSignal<{ readonly filter: Filter; readonly total: number }>();
  const [size, setSize] = createSignal(0);
  let anchor: string | undefined;

  const has = (id: string) => (marks[id] === true) !== (matching() !== undefined);
  const mark = (id: string, on: boolean) => {
    if ((marks[id] === true) === on) return;
    setMarks({ [id]: on ? true : undefined } as Record<string, true>);
    setSize(size() + (on ? 1 : -1));
  };
  const set = (ids: readonly string[], on: boolean) =>
    batch(() => {
      for (const id of ids) mark(id, on !== (matching() !== undefined));
    });
  const reset = (next?: { filter: Filter; total: number }) =>
    batch(() => {
      setMarks(reconcile({}));
      setSize(0);
      setMatching(() => next);
      anchor = undefined;
    });
  const marked = () => Object.keys(marks).filter((id) => marks[id]);

  return {
    has,
    count: () => {
      const all = matching();
      return all ? Math.max(0, all.total - size()) : size();
    },
    selected: () => {
      const all = matching();
      return all
        ? { kind: "matching", filter: all.filter, except: marked() }
        : { kind: "some", ids: marked() };
    },
    toggle: (id) => {
      set([id], !has(id));
      anchor = id;
    },
    extendTo: (id, ids) => {
      const from = anchor === undefined ? -1 : ids.indexOf(anchor);
      const to = ids.indexOf(id);
      if (from < 0 || to < 0) set([id], true);
      else set(ids.slice(Math.min(from, to), Math.max(from, to) + 1), true);
      anchor ??= id;
    },
    set,
    selectMatching: (filter, total) => reset({ filter, total }),
    clear: () => reset(),
  };
}
