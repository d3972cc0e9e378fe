import type { JSX } from "solid-js";
import type { ColumnLayoutState } from "./column-layout.ts";
import type { DataColumn, RowWindow, TableSort } from "./data-column.ts";
import type { RowFlash } from "./row-flash.ts";
import type { RowSelection } from "./selection.ts";

/** What a live table is given. */
export type DataTableProps<Row> = {
  /** What the list holds, spoken: "Users". */
  label: string;
  columns: readonly DataColumn<Row>[];
  /** Undefined while the first page is on its way: rows of the same geometry stand in. */
  rows: RowWindow | undefined;
  /** Looks a row up in the entity store. Must read the store, so that a change reaches the cell. */
  row: (id: string) => Row | undefined;
  /** The row's name, for its checkbox. */
  nameOf: (row: Row) => string;
  /** Called with the first and last position in view when some of them are not loaded. */
  onNeed?: ((first: number, last: number) => void) | undefined;
  selection?: RowSelection | undefined;
  layout?: ColumnLayoutState | undefined;
  sort?: TableSort | undefined;
  onSort?: ((sort: TableSort) => void) | undefined;
  onOpen?: ((id: string) => void) | undefined;
  onPeek?: ((id: string) => void) | undefined;
  /** Told of the row the keyboard or pointer is on. */
  onCursor?: ((id: string | undefined) => void) | undefined;
  flash?: RowFlash | undefined;
  /** The two lines of a row where the list is narrow, as on a phone. */
  narrowRow?: ((row: Row, id: string) => JSX.Element) | undefined;
  /** Shown in place of rows when there are none. */
  empty?: JSX.Element;
  /** Laid over the top of the rows: "12 new". */
  notice?: JSX.Element;
  class?: string | undefined;
};
