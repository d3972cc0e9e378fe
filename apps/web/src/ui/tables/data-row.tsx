// biome-ignore-all lint/a11y/useFocusableInteractive: the list itself has the focus; rows are its active descendants.
// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by transform, which table elements do not allow.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the list handles the keys of its rows.
import { For, type JSX, Show } from "solid-js";
import { pinnedAt } from "./pinned-style.ts";
import { SkeletonCells } from "./skeleton-cells.tsx";
import type { TableColumns } from "./table-columns.ts";

export type DataRowProps<Row> = {
  elementId: string;
  /** Undefined while this stretch of the list is not loaded. */
  row: Row | undefined;
  rowId: string | undefined;
  /** Position in the whole list, from 0. */
  index: number;
  top: number;
  height: number;
  columns: TableColumns<Row>;
  narrow: ((row: Row, id: string) => JSX.Element) | undefined;
  selecting: boolean;
  selected: boolean;
  cursor: boolean;
  flash: "even" | "odd" | undefined;
  name: string;
  onSelect: (range: boolean) => void;
  onPress: (event: MouseEvent) => void;
};

/** One row of a list, placed by transform. Its cells read the stored row, so a change touches one text node. */
export function DataRow<Row>(props: DataRowProps<Row>) {
  return (
    <div
      id={props.elementId}
      role="row"
      aria-rowindex={props.index + 2}
      aria-selected={props.selecting ? props.selected : undefined}
      data-cursor={props.cursor ? "" : undefined}
      data-flash={props.flash}
      class="data-row absolute inset-x-0 top-0 grid border-line border-b"
      style={{ transform: `translateY(${props.top}px)`, height: `${props.height}px` }}
      onClick={(event) => props.onPress(event)}
    >
      <Show when={props.selecting}>
        <div role="gridcell" class="sticky left-0 z-[1] bg-inherit">
          <label class="-ml-4 grid h-full place-content-center justify-start pl-4">
            <input
              type="checkbox"
              tabindex={-1}
              class="tick"
              checked={props.selected}
              disabled={props.row === undefined}
              aria-label={`Select ${props.name}`}
              onClick={(event) => {
                event.stopPropagation();
                props.onSelect(event.shiftKey);
                // The box shows what the selection holds, not what the press would have made of it.
                event.currentTarget.checked = props.selected;
              }}
            />
          </label>
        </div>
      </Show>
      <Show
        when={props.row}
        fallback={<SkeletonCells columns={props.columns.shown()} narrow={props.narrow !== undefined} />}
      >
        {(row) => (
          <Show
            when={props.narrow}
            fallback={
              <For each={props.columns.shown()}>
                {(column) => {
                  const align = column.align === "end" ? "data-cell text-right tabular-nums" : "data-cell";
                  return (
                    <div role="gridcell" class={align} style={pinnedAt(props.columns.leftOf(column.id))}>
                      {column.cell(row(), props.rowId ?? "")}
                    </div>
                  );
                }}
              </For>
            }
          >
            {(narrow) => (
              <div
                role="gridcell"
                class={props.selecting ? "min-w-0 self-center pr-4 pl-2" : "min-w-0 self-center px-4"}
              >
                {narrow()(row(), props.rowId ?? "")}
              </div>
            )}
          </Show>
        )}
      </Show>
    </div>
  );
}
