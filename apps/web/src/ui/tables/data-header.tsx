// biome-ignore-all lint/a11y/useFocusableInteractive: the list itself has the focus; rows are its active descendants.
// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by transform, which table elements do not allow.
import ArrowDown from "lucide-solid/icons/arrow-down";
import ArrowUp from "lucide-solid/icons/arrow-up";
import { createEffect, For, Show } from "solid-js";
import { cx } from "~/lib/classes.ts";
import type { ColumnLayoutState } from "./column-layout.ts";
import type { TableSort } from "./data-column.ts";
import { pinnedAt } from "./pinned-style.ts";
import { ResizeHandle } from "./resize-handle.tsx";
import type { TableColumns } from "./table-columns.ts";

export type DataHeaderProps<Row> = {
  columns: TableColumns<Row>;
  layout: ColumnLayoutState;
  sort: TableSort | undefined;
  onSort: ((sort: TableSort) => void) | undefined;
  selecting: boolean;
  allSelected: boolean;
  someSelected: boolean;
  onSelectAll: (on: boolean) => void;
};

/** The head of a list: stays in view, sorts by its words, changes widths at its edges. */
export function DataHeader<Row>(props: DataHeaderProps<Row>) {
  let box: HTMLInputElement | undefined;
  createEffect(() => {
    if (box) box.indeterminate = props.someSelected && !props.allSelected;
  });
  const directionOf = (id: string) => {
    if (props.sort?.column !== id) return undefined;
    return props.sort.descending ? "descending" : "ascending";
  };
  return (
    <div
      role="row"
      aria-rowindex={1}
      class="data-head group/head-row sticky top-0 z-20 grid h-[34px] border-line border-b bg-surface font-medium text-meta text-muted"
    >
      <Show when={props.selecting}>
        <div
          role="columnheader"
          class="sticky left-0 z-10 grid place-content-center justify-start bg-surface"
        >
          <input
            ref={box}
            type="checkbox"
            tabindex={-1}
            class="tick"
            aria-label="Select all rows in view"
            checked={props.allSelected}
            onChange={(event) => props.onSelectAll(event.currentTarget.checked)}
          />
        </div>
      </Show>
      <For each={props.columns.shown()}>
        {(column) => (
          <div
            role="columnheader"
            aria-sort={props.onSort && column.sortable ? (directionOf(column.id) ?? "none") : undefined}
            class={cx(
              "group/head relative flex min-w-0 items-center bg-surface",
              column.align === "end" && "justify-end",
            )}
            style={pinnedAt(props.columns.leftOf(column.id))}
          >
            <Show
              when={props.onSort && column.sortable}
              fallback={<span class="truncate">{column.header}</span>}
            >
              <button
                type="button"
                tabindex={-1}
                class="-mx-1 inline-flex min-h-6 min-w-0 items-center gap-1 rounded-chip px-1 hover:text-ink"
                onClick={() =>
                  props.onSort?.({
                    column: column.id,
                    descending: directionOf(column.id) === "ascending",
                  })
                }
              >
                <span class={cx("truncate", directionOf(column.id) && "text-ink")}>{column.header}</span>
                <Show when={directionOf(column.id)}>
                  {(direction) => (
                    <Show when={direction() === "ascending"} fallback={<ArrowDown class="size-3.5" />}>
                      <ArrowUp class="size-3.5" />
                    </Show>
                  )}
                </Show>
              </button>
            </Show>
            <ResizeHandle column={column} layout={props.layout} />
          </div>
        )}
      </For>
    </div>
  );
}
