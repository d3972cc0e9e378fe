import { type Accessor, createComputed, createEffect, createMemo, on, onCleanup } from "solid-js";
import { isServer } from "solid-js/web";
import { placeAfter } from "./list-place.ts";

type Held = { readonly element: Element; readonly at: number; readonly keys: readonly string[] };

/** A list whose rows come and go under the keyboard. */
export type PlacedList = {
  readonly list: () => HTMLElement | undefined;
  /** What each row is known by, in their order. */
  readonly keys: Accessor<readonly string[]>;
  /** The elements of the rows, in the same order. */
  readonly rows: () => readonly HTMLElement[];
  /** Gives a row the focus; undefined when no row is left. */
  readonly focus: (row: HTMLElement | undefined) => void;
};

/** When the row that has the focus goes, the one that took its place gets it; when the list goes, the page does. */
export function keepPlace({ list, keys, rows, focus }: PlacedList): void {
  let held: Held | undefined;
  let drawn: readonly string[] = [];
  const all = createMemo(keys);
  const focused = () => {
    const element = document.activeElement;
    return element && list()?.contains(element) ? element : undefined;
  };
  // Computed before anything of the new list is drawn.
  createComputed(
    on(
      all,
      () => {
        const element = focused();
        const at = element ? rows().findIndex((row) => row.contains(element)) : -1;
        held = element && at !== -1 ? { element, at, keys: drawn } : undefined;
      },
      { defer: true },
    ),
  );
  createEffect(
    on(all, (now) => {
      const was = held;
      held = undefined;
      drawn = now;
      if (was && !was.element.isConnected) focus(rows()[placeAfter(was.keys, was.at, now)]);
    }),
  );
  onCleanup(() => !isServer && focused() && focusPage());
}

/** When this part of the page goes with what was pressed in it, the keyboard is where what came of it is told. */
export function leaveToPage(part: () => HTMLElement | undefined): void {
  onCleanup(() => !isServer && part()?.contains(document.activeElement) && focusPage());
}

/** Gives the focus to what the page is about: what had it is going. */
export function focusPage(): void {
  document.getElementById("content")?.focus({ preventScroll: true });
}
