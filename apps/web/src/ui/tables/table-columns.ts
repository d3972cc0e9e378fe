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

/** A column as it is drawn now. */
export type PlacedColumn<Row> = {
  readonly column: DataColumn<Row>;
  readonly width: number;
  /** Its distance from the left edge while it stays there on sideways scrolling. */
  readonly stickyLeft: number | undefined;
};

export type TableColumns<Row> = {
  readonly placed: Accessor<readonly PlacedColumn<Row>[]>;
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
  const placed = createMemo(() => {
    let left = lead();
    const shown = [...table.getStartVisibleLeafColumns(), ...table.getCenterVisibleLeafColumns()];
    return shown.flatMap((leaf): PlacedColumn<Row>[] => {
      const column = byId().get(leaf.id);
      if (!column) return [];
      const width = leaf.getSize();
      const stickyLeft = leaf.getIsPinned() ? left : undefined;
      left += width;
      return [{ column, width, stickyLeft }];
    });
  });
  return {
    placed,
    template: createMemo(() => {
      const tracks = placed().map(({ column, width }) =>
        column.grow ? `minmax(${width}px, ${column.grow}fr)` : `${width}px`,
      );
      // Without a column that grows the rest of the row is an empty track.
      const filler = placed().some(({ column }) => column.grow) ? [] : ["1fr"];
      return [...(hasSelection() ? [`${selectWidth}px`] : []), ...tracks, ...filler].join(" ");
    }),
    minWidth: createMemo(() => placed().reduce((sum, { width }) => sum + width, lead())),
  };
}
