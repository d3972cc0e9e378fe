import type { JSX } from "solid-js";
import { useKeys } from "~/lib/keys.ts";
import { SearchInput } from "~/ui/fields/search-input.tsx";

/** A search box over a list, and the keys that lead through both. The list marks the button of each record with `data-record`. */
export function SearchedRecords(props: {
  /** Names what can be searched for. */
  label: string;
  q: string;
  onSearch: (q: string) => void;
  /** The width of the box. */
  class: string;
  children: JSX.Element;
}) {
  let box: HTMLInputElement | undefined;
  let list: HTMLDivElement | undefined;
  const step = (by: 1 | -1) => {
    const names = [...(list?.querySelectorAll<HTMLElement>("[data-record]") ?? [])];
    const at = names.findIndex((name) => name.contains(document.activeElement));
    const next = at === -1 ? (by === 1 ? 0 : names.length - 1) : at + by;
    names[Math.min(Math.max(next, 0), names.length - 1)]?.focus();
  };
  useKeys({
    "list.search": () => box?.focus(),
    "list.next": () => step(1),
    "list.previous": () => step(-1),
    "list.open": undefined,
  });
  return (
    <>
      <div class="flex-none px-3 py-2 sm:px-4">
        <SearchInput
          ref={(input) => {
            box = input;
          }}
          value={props.q}
          onValue={props.onSearch}
          label={props.label}
          hint="/"
          class={props.class}
        />
      </div>
      <div
        ref={(element) => {
          list = element;
        }}
        class="border-line border-t"
      >
        {props.children}
      </div>
    </>
  );
}
