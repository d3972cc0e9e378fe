import { useSearchParams } from "@solidjs/router";
import type { Accessor } from "solid-js";

/** Which record's sheet is open beside its list; it stands in the address, so Back and a pasted link find it. */
export type OpenRecord = {
  readonly id: Accessor<string | undefined>;
  readonly open: (id: string) => void;
  /** Closes it and gives the focus back to the record in the list. */
  readonly close: () => void;
};

/** The open record of the page. The list marks the button of each record with `data-record`. */
export function useOpenRecord(): OpenRecord {
  const [search, setSearch] = useSearchParams<{ open?: string }>();
  return {
    id: () => search.open || undefined,
    open: (id) => setSearch({ open: id }, { scroll: false }),
    close: () => {
      const { open: id } = search;
      setSearch({ open: undefined }, { scroll: false });
      if (id) document.querySelector<HTMLElement>(`[data-record="${CSS.escape(id)}"]`)?.focus();
    },
  };
}
