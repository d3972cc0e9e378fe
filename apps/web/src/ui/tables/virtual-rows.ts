import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup, onMount } from "solid-js";
import type { RowWindow } from "./data-column.ts";
import { drawnHeight, listPxShowing, rowsAt, scrollRatio } from "./tall-list.ts";

/** A row in view: its place in the list, and its id once that stretch is loaded. */
export type VirtualRow = {
  readonly key: string;
  readonly id: string | undefined;
  readonly index: number;
  readonly top: number;
};

export type VirtualRowsOptions = {
  readonly rows: Accessor<RowWindow>;
  readonly rowHeight: Accessor<number>;
  readonly headHeight: Accessor<number>;
  readonly scroller: () => HTMLElement | undefined;
  /** Stays drawn when it is scrolled away, because it is the active descendant of the list; -1 for none. */
  readonly keptIndex: Accessor<number>;
};

export type VirtualRows = {
  readonly visible: Accessor<readonly VirtualRow[]>;
  /** The first and last position in view that are not loaded; undefined when none are. */
  readonly missing: Accessor<readonly [first: number, last: number] | undefined>;
  /** The first position wholly in view. */
  readonly firstInView: Accessor<number>;
  readonly height: Accessor<number>;
  /** What of the list is seen at once, its head included. */
  readonly viewHeight: Accessor<number>;
  readonly scrollTo: (index: number) => void;
};

// Drawn on the server as if the list had this height, so that the first view is there before any script.
const viewBeforeMount = 720;

/**
 * Which rows of a list are drawn now. All rows are of one height, so nothing is kept per row: a million cost what
 * ten cost. Keyed by id, so a row keeps its elements when it moves.
 */
export function createVirtualRows(options: VirtualRowsOptions): VirtualRows {
  const [scrollPx, setScrollPx] = createSignal(0);
  const [heightPx, setHeightPx] = createSignal(viewBeforeMount);
  const shape = () => ({
    total: options.rows().total,
    rowPx: options.rowHeight(),
    viewPx: Math.max(0, heightPx() - options.headHeight()),
  });
  const ratio = createMemo(() => scrollRatio(shape()));
  const listPx = () => scrollPx() * ratio();
  const range = createMemo(() => rowsAt(shape(), listPx()), [0, -1] as const, {
    equals: (before, now) => before[0] === now[0] && before[1] === now[1],
  });
  // In a list too tall to draw whole, rows stand where the scrollbar is and not where they would be.
  const shiftPx = createMemo(() => (ratio() === 1 ? 0 : scrollPx() - listPx()));

  onMount(() => {
    const scroller = options.scroller();
    if (!scroller) return;
    const read = () => setScrollPx(scroller.scrollTop);
    const watch = new ResizeObserver(() => setHeightPx(scroller.clientHeight));
    watch.observe(scroller);
    scroller.addEventListener("scroll", read, { passive: true });
    onCleanup(() => {
      watch.disconnect();
      scroller.removeEventListener("scroll", read);
    });
  });
  createEffect(
    on(options.rowHeight, (rowPx, before) => {
      const scroller = options.scroller();
      // Another density keeps the row at the top where it is.
      if (scroller && before !== undefined) scroller.scrollTop = (scroller.scrollTop / before) * rowPx;
      return rowPx;
    }),
  );

  const visible = createMemo(() => {
    const { ids, offset } = options.rows();
    const [first, last] = range();
    const kept = options.keptIndex();
    const rowPx = options.rowHeight();
    const shift = shiftPx();
    const drawn = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
    if (kept >= 0 && kept < first) drawn.unshift(kept);
    if (kept > last) drawn.push(kept);
    return drawn.map((index): VirtualRow => {
      const id = ids[index - offset];
      return { key: id ?? `at-${index}`, id, index, top: index * rowPx + shift };
    });
  });
  const missing = () => {
    const [first, last] = range();
    // A kept row lies far away: asking for it would unload what is in view, and the other way round, without end.
    const unloaded = visible().filter(({ id, index }) => id === undefined && index >= first && index <= last);
    const [from, to] = [unloaded[0], unloaded.at(-1)];
    return from && to ? ([from.index, to.index] as const) : undefined;
  };
  return {
    visible,
    missing,
    firstInView: () => Math.ceil(listPx() / options.rowHeight()),
    height: () => drawnHeight(shape()),
    viewHeight: heightPx,
    scrollTo: (index) => {
      const scroller = options.scroller();
      if (scroller)
        scroller.scrollTop = listPxShowing(shape(), index, scroller.scrollTop * ratio()) / ratio();
    },
  };
}
