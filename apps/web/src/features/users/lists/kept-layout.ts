import { onMount } from "solid-js";
import {
  type ColumnLayout,
  type ColumnLayoutState,
  createColumnLayout,
  fitLayout,
} from "~/ui/tables/column-layout.ts";

type LayoutColumn = Parameters<typeof createColumnLayout>[0];

/**
 * The columns as this person arranged them in this browser. The server draws the default; the kept layout takes over
 * once the page is alive.
 */
export function createKeptLayout(name: string, columns: LayoutColumn): ColumnLayoutState {
  const storageName = `gatehouse-columns-${name}`;
  const state = createColumnLayout(columns, undefined, (layout) =>
    localStorage.setItem(storageName, JSON.stringify(layout)),
  );
  onMount(() => {
    const kept = readLayout(localStorage.getItem(storageName));
    if (kept) state.change(fitLayout(kept, columns));
  });
  return state;
}

/** What was kept, if it still reads as a layout. */
function readLayout(text: string | null): ColumnLayout | undefined {
  try {
    const kept: unknown = JSON.parse(text ?? "null");
    return isLayout(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function isLayout(value: unknown): value is ColumnLayout {
  if (typeof value !== "object" || value === null) return false;
  const has = ["visibility", "order", "widths", "pinned", "density"].every((name) => name in value);
  return (
    has && "order" in value && Array.isArray(value.order) && "pinned" in value && Array.isArray(value.pinned)
  );
}
