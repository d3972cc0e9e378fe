import { type Accessor, createSignal } from "solid-js";
import type { TableDensity } from "./table-density.ts";

/** What a person has changed about a list; plain data, to be kept per person and view. */
export type ColumnLayout = {
  readonly visibility: Readonly<Record<string, boolean>>;
  readonly order: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
  readonly pinned: readonly string[];
  readonly density: TableDensity;
};

export type ColumnLayoutState = {
  readonly layout: Accessor<ColumnLayout>;
  readonly change: (part: Partial<ColumnLayout>) => void;
};

type LayoutColumn = {
  readonly id: string;
  readonly pinned?: boolean;
  readonly hidden?: boolean;
};

/** The layout before anyone changed it. */
export function defaultLayout(columns: readonly LayoutColumn[]): ColumnLayout {
  return {
    visibility: Object.fromEntries(columns.filter(({ hidden }) => hidden).map(({ id }) => [id, false])),
    order: columns.map(({ id }) => id),
    widths: {},
    pinned: columns.filter(({ pinned }) => pinned).map(({ id }) => id),
    density: "default",
  };
}

/** Fits a kept layout to the columns there are now: unknown ones are dropped, new ones join at the end. */
export function fitLayout(kept: ColumnLayout, columns: readonly LayoutColumn[]): ColumnLayout {
  const known = new Set(columns.map(({ id }) => id));
  const order = kept.order.filter((id) => known.has(id));
  const added = columns.filter(({ id }) => !order.includes(id));
  const hiddenByDefault = added
    .filter(({ hidden }) => hidden)
    .map(({ id }): [string, boolean] => [id, false]);
  return {
    ...kept,
    order: [...order, ...added.map(({ id }) => id)],
    visibility: { ...Object.fromEntries(hiddenByDefault), ...kept.visibility },
    pinned: kept.pinned.filter((id) => known.has(id)),
  };
}

/** Holds a list's layout; `onChange` is told of each change, to keep it. */
export function createColumnLayout(
  columns: readonly LayoutColumn[],
  kept?: ColumnLayout,
  onChange?: (layout: ColumnLayout) => void,
): ColumnLayoutState {
  const [layout, setLayout] = createSignal(kept ? fitLayout(kept, columns) : defaultLayout(columns));
  return {
    layout,
    change: (part) => {
      const changed = setLayout((before) => ({ ...before, ...part }));
      onChange?.(changed);
    },
  };
}

/** Moves a column one place; what is at the end stays there. */
export function moveColumn(order: readonly string[], id: string, by: -1 | 1): readonly string[] {
  const from = order.indexOf(id);
  const to = from + by;
  const other = order[to];
  if (from < 0 || other === undefined) return order;
  return order.map((each, index) => (index === from ? other : index === to ? id : each));
}
