import type { Accessor } from "solid-js";
import { useKeys } from "~/lib/keys.ts";
import type { ListCursor } from "./list-cursor.ts";
import type { RowSelection } from "./selection.ts";

export type ListKeysOptions = {
  readonly cursor: ListCursor;
  readonly ids: Accessor<readonly string[]>;
  readonly selection: Accessor<RowSelection | undefined>;
  readonly pageRows: () => number;
  readonly focus: () => void;
  readonly open: (id: string) => void;
  readonly peek: (id: string) => void;
};

/** The keys of a list: `j k x` from anywhere on the page, arrows and the rest while the list has the focus. */
export function useListKeys(options: ListKeysOptions): (event: KeyboardEvent) => void {
  const { cursor } = options;
  const move = (by: number, extend = false) => {
    const from = cursor.id();
    cursor.moveBy(by);
    const to = cursor.id();
    if (!extend || to === undefined) return;
    // The first step of a range selects the row it starts from.
    const selection = options.selection();
    if (from !== undefined && !selection?.has(from)) selection?.toggle(from);
    selection?.extendTo(to, options.ids());
  };
  const onCursor = (act: (id: string) => void) => {
    const id = cursor.id();
    if (id !== undefined) act(id);
  };
  const toggle = () => onCursor((id) => options.selection()?.toggle(id));
  const step = (by: number) => {
    options.focus();
    move(by);
  };

  useKeys({
    "list.next": () => step(1),
    "list.previous": () => step(-1),
    "list.select": toggle,
    "list.extend": undefined,
    "list.open": undefined,
    "list.peek": undefined,
    "list.clear": undefined,
  });

  return (event) => {
    // A link or box inside a row keeps its own keys.
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    const verbs: Record<string, (() => void) | undefined> = {
      ArrowDown: () => move(1, event.shiftKey),
      ArrowUp: () => move(-1, event.shiftKey),
      PageDown: () => move(options.pageRows(), event.shiftKey),
      PageUp: () => move(-options.pageRows(), event.shiftKey),
      Home: () => move(Number.NEGATIVE_INFINITY, event.shiftKey),
      End: () => move(Number.POSITIVE_INFINITY, event.shiftKey),
      Enter: () => onCursor(options.open),
      " ": () => onCursor(options.peek),
      Escape: options.selection()?.count() ? () => options.selection()?.clear() : undefined,
    };
    const verb = verbs[event.key];
    if (!verb) return;
    event.preventDefault();
    verb();
  };
}
