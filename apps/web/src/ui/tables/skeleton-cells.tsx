// biome-ignore-all lint/a11y/useFocusableInteractive: the list itself has the focus; rows are its active descendants.
// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by transform, which table elements do not allow.
import { For, Show } from "solid-js";
import { Skeleton } from "../states/skeleton.tsx";
import type { DataColumn } from "./data-column.ts";

// Uneven, so that a loading list looks like a list.
const widths = ["62%", "78%", "46%", "54%", "70%"];

/** The cells of a row that is not loaded: the same geometry without content. */
export function SkeletonCells<Row>(props: { columns: readonly DataColumn<Row>[]; narrow: boolean }) {
  return (
    <Show
      when={!props.narrow}
      fallback={
        <div role="gridcell" class="flex flex-col justify-center gap-2 px-4">
          <Skeleton width="48%" />
          <Skeleton width="72%" />
        </div>
      }
    >
      <For each={props.columns}>
        {(_column, at) => (
          <div role="gridcell" class="grid items-center px-2.5">
            <Skeleton width={widths[at() % widths.length]} />
          </div>
        )}
      </For>
    </Show>
  );
}
