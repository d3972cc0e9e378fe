import { useSearchParams } from "@solidjs/router";
import type { Accessor } from "solid-js";

/** Which reader's sheet is open; it stands in the address, so Back and a pasted link find it. */
export type OpenReader = {
  readonly id: Accessor<string | undefined>;
  readonly open: (id: string) => void;
  /** Closes it and gives the focus back to the reader in the list. */
  readonly close: () => void;
};

/** The open reader of the page. The list marks the button of each reader with `data-reader`. */
export function useOpenReader(): OpenReader {
  const [search, setSearch] = useSearchParams<{ open?: string }>();
  return {
    id: () => search.open || undefined,
    open: (id) => setSearch({ open: id }, { scroll: false }),
    close: () => {
      const { open: id } = search;
      setSearch({ open: undefined }, { scroll: false });
      if (id) document.querySelector<HTMLElement>(`[data-reader="${CSS.escape(id)}"]`)?.focus();
    },
  };
}
