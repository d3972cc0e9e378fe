import type { JSX } from "solid-js";

/** A column of a list. `cell` reads fields of the stored row, so one changed field redraws one text. */
export type DataColumn<Row> = {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row, id: string) => JSX.Element;
  /** In px, before anyone changes it. */
  readonly width: number;
  readonly minWidth?: number;
  /** Takes this share of the spare width. */
  readonly grow?: number;
  readonly align?: "end";
  readonly sortable?: boolean;
  /** Stays in view when the list is scrolled sideways. */
  readonly pinned?: boolean;
  /** Cannot be hidden or moved: the name. */
  readonly fixed?: boolean;
  /** Not shown until someone asks for it. */
  readonly hidden?: boolean;
};

/** A stretch of the list that is loaded: `ids` begin at position `offset` of `total`. */
export type RowWindow = {
  readonly ids: readonly string[];
  readonly offset: number;
  readonly total: number;
};

/** The order the server was asked for. */
export type TableSort = { readonly column: string; readonly descending: boolean };
