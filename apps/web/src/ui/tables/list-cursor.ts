import { type Accessor, createSignal } from "solid-js";
import type { RowWindow } from "./data-column.ts";

export type ListCursor = {
  readonly id: Accessor<string | undefined>;
  /** Its position in the whole list; -1 while there is none. */
  readonly index: Accessor<number>;
  readonly moveBy: (rows: number) => void;
  readonly moveTo: (id: string) => void;
};

export type ListCursorOptions = {
  readonly rows: Accessor<RowWindow>;
  /** Where the cursor comes in when it is nowhere near: the first row in view. */
  readonly firstInView: Accessor<number>;
  readonly onMove: (index: number) => void;
};

/** The row the keyboard is on, by id: rows that come or go above it do not move it. */
export function createListCursor(options: ListCursorOptions): ListCursor {
  const { rows } = options;
  const [id, setId] = createSignal<string>();
  // Where the cursor was when its row was last seen: a row that leaves hands its place to what is there now.
  let lastIndex = -1;
  const index = () => {
    const wanted = id();
    const within = wanted === undefined ? -1 : rows().ids.indexOf(wanted);
    if (within < 0) return -1;
    lastIndex = rows().offset + within;
    return lastIndex;
  };
  return {
    id,
    index,
    moveTo: (next) => {
      setId(next);
      index();
    },
    moveBy: (by) => {
      const { ids, offset } = rows();
      if (ids.length === 0) return;
      const present = index();
      const isNear = lastIndex >= offset && lastIndex <= offset + ids.length;
      const from = present >= 0 ? present : (isNear ? lastIndex : options.firstInView()) - (by > 0 ? 1 : 0);
      const within = Math.min(ids.length - 1, Math.max(0, from + by - offset));
      setId(ids[within]);
      lastIndex = offset + within;
      options.onMove(lastIndex);
    },
  };
}
