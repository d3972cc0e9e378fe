import { useSearchParams } from "@solidjs/router";
import { type Accessor, createSignal } from "solid-js";

/** Which door's sheet is open; it stands in the address, so Back and a pasted link find it. */
export type OpenDoor = {
  readonly id: Accessor<string | undefined>;
  /** Counts up each time the unlock button is asked for. */
  readonly asked: Accessor<number>;
  readonly open: (id: string) => void;
  /** Opens the sheet with the unlock button under the finger. */
  readonly openToUnlock: (id: string) => void;
  /** Closes it and gives the focus back to the door in the list. */
  readonly close: () => void;
};

/** The open door of the page. A list marks the button of each door with `data-door`. */
export function useOpenDoor(): OpenDoor {
  const [search, setSearch] = useSearchParams<{ open?: string }>();
  const [asked, setAsked] = createSignal(0);
  const open = (id: string) => setSearch({ open: id }, { scroll: false });
  return {
    id: () => search.open || undefined,
    asked,
    open: (id) => {
      setAsked(0);
      open(id);
    },
    openToUnlock: (id) => {
      setAsked((times) => times + 1);
      open(id);
    },
    close: () => {
      const { open: id } = search;
      setAsked(0);
      setSearch({ open: undefined }, { scroll: false });
      if (id) document.querySelector<HTMLElement>(`[data-door="${CSS.escape(id)}"]`)?.focus();
    },
  };
}
