import { createVirtualizer, defaultRangeExtractor } from "@tanstack/solid-virtual";
import { type Accessor, createEffect, createMemo } from "solid-js";
import type { RowWindow } from "./data-column.ts";

/** A row in view: its place in the list, and its id once that stretch is loaded. */
export type VirtualRow = {
  readonly key: string;
  readonly id: string | undefined;
  readonly index: number;
  readonly top: number;
};

const overscan = 8;

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
  /** The first and last position in view that are not loaded, the kept row left out; undefined when none are. */
  readonly missing: Accessor<readonly [first: number, last: number] | undefined>;
  readonly height: Accessor<number>;
  readonly scrollTo: (index: number) => void;
};

/** Which rows of a list of any length are drawn now. Keyed by id, so a row keeps its elements when it moves. */
export function createVirtualRows(options: VirtualRowsOptions): VirtualRows {
  const { rows, rowHeight, headHeight } = options;
  const virtual = createVirtualizer({
    get count() {
      return rows().total;
    },
    getScrollElement: () => options.scroller() ?? null,
    estimateSize: () => rowHeight(),
    overscan,
    // Drawn on the server as if the window had this size, so that the first view is there before any script.
    initialRect: { width: 1200, height: 720 },
    get scrollMargin() {
      return headHeight();
    },
    get scrollPaddingStart() {
      return headHeight();
    },
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range);
      const kept = options.keptIndex();
      return kept < 0 || drawn.includes(kept) ? drawn : [...drawn, kept].sort((a, b) => a - b);
    },
  });
  createEffect(() => {
    rowHeight();
    virtual.measure();
  });
  const visible = createMemo(() => {
    const { ids, offset } = rows();
    return virtual.getVirtualItems().map((item): VirtualRow => {
      const id = ids[item.index - offset];
      return { key: id ?? `at-${item.index}`, id, index: item.index, top: item.start - headHeight() };
    });
  });
  const missing = () => {
    const drawn = visible();
    const range = virtual.range;
    if (!range) return undefined;
    // A kept row lies far away: asking for it would unload what is in view, and the other way round, without end.
    const near = drawn.filter(
      ({ id, index }) =>
        id === undefined && index >= range.startIndex - overscan && index <= range.endIndex + overscan,
    );
    const [first, last] = [near[0], near.at(-1)];
    return first && last ? ([first.index, last.index] as const) : undefined;
  };
  return {
    visible,
    missing,
    height: () => virtual.getTotalSize(),
    scrollTo: (index) => virtual.scrollToIndex(index, { align: "auto" }),
  };
}
