import { For, type JSX, Show } from "solid-js";
import { cx } from "~/lib/classes.ts";
import { Skeleton } from "../states/skeleton.tsx";
import type { PlacedColumn } from "./table-columns.ts";

export type DataRowProps<Row> = {
  elementId: string;
  /** Undefined while this stretch of the list is not loaded. */
  row: Row | undefined;
  rowId: string | undefined;
  /** Position in the whole list, from 0. */
  index: number;
  top: number;
  height: number;
  columns: readonly PlacedColumn<Row>[];
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
        <div
          role="gridcell"
          class="sticky left-0 z-[1] grid place-content-center justify-start bg-inherit pl-4"
        >
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
        </div>
      </Show>
      <Show
        when={props.row}
        fallback={<SkeletonCells columns={props.columns} narrow={props.narrow !== undefined} />}
      >
        {(row) => (
          <Show
            when={props.narrow}
            fallback={
              <For each={props.columns}>
                {(placed) => (
                  <div
                    role="gridcell"
                    class={cx(
                      "min-w-0 truncate px-2.5",
                      placed.column.align === "end" && "text-right tabular-nums",
                      placed.stickyLeft !== undefined && "sticky z-[1] bg-inherit",
                    )}
                    style={{
                      "line-height": `${props.height - 1}px`,
                      ...(placed.stickyLeft !== undefined && { left: `${placed.stickyLeft}px` }),
                    }}
                  >
                    {placed.column.cell(row(), props.rowId ?? "")}
                  </div>
                )}
              </For>
            }
          >
            {(narrow) => (
              <div role="gridcell" class="min-w-0 self-center pr-4 pl-2">
                {narrow()(row(), props.rowId ?? "")}
              </div>
            )}
          </Show>
        )}
      </Show>
    </div>
  );
}

/** The same geometry without content. */
function SkeletonCells<Row>(props: { columns: readonly PlacedColumn<Row>[]; narrow: boolean }) {
  return (
    <Show
      when={!props.narrow}
      fallback={
        <div role="gridcell" class="flex flex-col justify-center gap-2 px-2.5">
          <Skeleton width="48%" />
          <Skeleton width="72%" />
        </div>
      }
    >
      <For each={props.columns}>
        {(placed, at) => (
          <div role="gridcell" class="grid items-center px-2.5">
            <Skeleton width={`${[62, 78, 46, 54, 70][at() % 5]}%`} />
          </div>
        )}
      </For>
    </Show>
  );
}
