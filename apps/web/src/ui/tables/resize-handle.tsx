import type { ColumnLayoutState } from "./column-layout.ts";
import type { DataColumn } from "./data-column.ts";

const leastWidth = 64;

/** The right edge of a column's head: drag to change the width, press twice for the width it began with. */
export function ResizeHandle<Row>(props: { column: DataColumn<Row>; layout: ColumnLayoutState }) {
  const id = () => props.column.id;
  const setWidth = (width: number) =>
    props.layout.change({ widths: { ...props.layout.layout().widths, [id()]: width } });

  function drag(down: PointerEvent & { currentTarget: HTMLElement }) {
    const handle = down.currentTarget;
    const startWidth = handle.parentElement?.getBoundingClientRect().width ?? props.column.width;
    const least = props.column.minWidth ?? leastWidth;
    const move = (event: PointerEvent) =>
      setWidth(Math.max(least, Math.round(startWidth + event.clientX - down.clientX)));
    const end = new AbortController();
    handle.setPointerCapture(down.pointerId);
    handle.addEventListener("pointermove", move, { signal: end.signal });
    for (const name of ["pointerup", "pointercancel"] as const)
      handle.addEventListener(name, () => end.abort(), { signal: end.signal });
  }

  return (
    <span
      aria-hidden="true"
      class={
        "absolute inset-y-0 right-0 z-10 w-2 cursor-col-resize touch-none " +
        "opacity-0 group-hover/head-row:opacity-100 after:absolute after:inset-y-2 after:right-0 after:w-px after:bg-line-strong hover:after:inset-y-0 hover:after:w-0.5 hover:after:bg-accent"
      }
      onPointerDown={drag}
      onDblClick={() => {
        const { [id()]: _, ...widths } = props.layout.layout().widths;
        props.layout.change({ widths });
      }}
    />
  );
}
