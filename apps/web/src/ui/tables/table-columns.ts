import {
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createTable,
  tableFeatures,
} from "@tanstack/solid-table";
import { type Accessor, createMemo } from "solid-js";
import type { ColumnLayoutState } from "./column-layout.ts";
import type { DataColumn } from "./data-column.ts";
import { selectWidth } from "./table-density.ts";

const features = tableFeatures({
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
});

export type TableColumns<Row> = {
  /** The columns in view in their order. Stays the same list while only widths change, so nothing is drawn anew. */
  readonly shown: Accessor<readonly DataColumn<Row>[]>;
  readonly widthOf: (id: string) => number;
  /** Its distance from the left edge while it stays there on sideways scrolling; undefined when it moves along. */
  readonly leftOf: (id: string) => number | undefined;
  /** The grid template shared by the header and every row. */
  readonly template: Accessor<string>;
  /** The least width of a row in px; beyond it the list scrolls sideways. */
  readonly minWidth: Accessor<number>;
};

/**
 * Which columns are drawn, where and how wide. The table library works out visibility, order, pinning and sizes;
 * it is given no rows, because rows are drawn by id from a window of a list that is never loaded whole.
 */
export function createTableColumns<Row>(
  columns: Accessor<readonly DataColumn<Row>[]>,
  state: ColumnLayoutState,
  hasSelection: Accessor<boolean>,
): TableColumns<Row> {
  const byId = createMemo(() => new Map(columns().map((column) => [column.id, column])));
  const table = createTable({
    features,
    data: [],
    get columns() {
      return columns().map((column) => ({
        id: column.id,
        header: column.header,
        size: column.width,
        minSize: column.minWidth ?? 64,
        enableHiding: !column.fixed,
      }));
    },
    get state() {
      const layout = state.layout();
      return {
        columnVisibility: layout.visibility,
        columnOrder: [...layout.order],
        columnPinning: { start: [...layout.pinned], end: [] },
        columnSizing: layout.widths,
      };
    },
  });

  const lead = () => (hasSelection() ? selectWidth : 0);
  const leaves = createMemo(() => [
    ...table.getStartVisibleLeafColumns(),
    ...table.getCenterVisibleLeafColumns(),
  ]);
  const shown = createMemo(
    (): readonly DataColumn<Row>[] => leaves().flatMap((leaf) => byId().get(leaf.id) ?? []),
    [],
    { equals: sameItems },
  );
  const places = createMemo(() => {
    let left = lead();
    return new Map(
      leaves().map((leaf) => {
        const place = { width: leaf.getSize(), left: leaf.getIsPinned() ? left : undefined };
        left += place.width;
        return [leaf.id, place];
      }),
    );
  });
  const widthOf = (id: string) => places().get(id)?.width ?? 0;
  return {
    shown,
    widthOf,
    leftOf: (id) => places().get(id)?.left,
    template: createMemo(() => {
      const tracks = shown().map(({ id, grow }) =>
        grow ? `minmax(${widthOf(id)}px, ${grow}fr)` : `${widthOf(id)}px`,
      );
      // Without a column that grows the rest of the row is an empty track.
      const filler = shown().some(({ grow }) => grow) ? [] : ["1fr"];
      return [...(hasSelection() ? [`${selectWidth}px`] : []), ...tracks, ...filler].join(" ");
    }),
    minWidth: createMemo(() => shown().reduce((sum, { id }) => sum + widthOf(id), lead())),
  };
}

function sameItems<Item>(before: readonly Item[], now: readonly Item[]): boolean {
  return before.length === now.length && before.every((item, at) => item === now[at]);
}
