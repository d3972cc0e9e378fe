import type { ReaderView } from "./reader-filter.ts";

/** What a view is called, and what it means that it is empty without a search. */
export const viewWords: Record<
  ReaderView,
  { readonly label: string; readonly none: { readonly title: string; readonly text: string } }
> = {
  all: { label: "All", none: { title: "No reader fits", text: "" } },
  attention: {
    label: "Needs attention",
    none: {
      title: "Every reader is well",
      text: "None is offline, cut off, quarantined, tampered with, short of power or in install mode.",
    },
  },
  offline: {
    label: "Offline",
    none: { title: "No reader is offline", text: "Each of them was heard lately." },
  },
  quarantined: {
    label: "Quarantined",
    none: { title: "No reader is quarantined", text: "Nothing speaks against any of them." },
  },
  clear: {
    label: "Unencrypted",
    none: { title: "No reader talks in clear", text: "Each that could have a key uses one." },
  },
  install: {
    label: "Install mode",
    none: {
      title: "No install mode is open",
      text: "It is opened from the sheet of a reader, for minutes.",
    },
  },
};
