import type { ReaderDetailRow } from "@gatehouse/contracts/readers/reader-row";
import { fittingRows } from "../../sites/lists/fitting-rows.ts";
import { isKeyless, needsAttention } from "../states/reader-look.ts";
import { protocolWords } from "../states/reader-words.ts";
import type { ReaderSite } from "../states/readers.ts";

/** The views of the page, in the order of their tabs. */
export const readerViews = ["all", "attention", "offline", "quarantined", "clear", "install"] as const;
export type ReaderView = (typeof readerViews)[number];

/** What the readers page shows; all of it stands in the address. */
export type ReaderFilter = { readonly q: string; readonly view: ReaderView };

type Search = Readonly<Record<string, string | string[] | undefined>>;

/** Reads the filter out of the address. */
export const readReaderFilter = (search: Search): ReaderFilter => ({
  q: String(search.q ?? ""),
  view: readerViews.find((view) => view === search.show) ?? "all",
});

/** The address of a filter. */
export function readerFilterPath({ q, view }: ReaderFilter): string {
  const search = new URLSearchParams();
  if (q) search.set("q", q);
  if (view !== "all") search.set("show", view);
  return search.size === 0 ? "/readers" : `/readers?${search}`;
}

/** Whether a reader belongs into a view. */
export function isInView(reader: ReaderDetailRow, view: ReaderView, isInstallOpen: boolean): boolean {
  switch (view) {
    case "all":
      return true;
    case "attention":
      return needsAttention(reader, isInstallOpen);
    case "offline":
    case "quarantined":
      return reader.link === view;
    case "clear":
      return reader.link === "online" && reader.protection !== "scbk" && !isKeyless(reader.setup);
    case "install":
      return isInstallOpen;
  }
}

/** The sites with those of their readers that fit: by words of the row, and by the view. */
export const fittingReaders = (
  sites: readonly ReaderSite[],
  { q, view }: ReaderFilter,
  isInstallOpen: (reader: ReaderDetailRow) => boolean,
): readonly ReaderSite[] =>
  fittingRows(sites, q, textOf, (reader) => isInView(reader, view, isInstallOpen(reader)));

function textOf({ name, door, site, setup, identity }: ReaderDetailRow): string {
  const wired = setup ? `${setup.lineId} ${protocolWords[setup.protocol]} ${setup.profile ?? ""}` : "";
  return `${name} ${door.name} ${site.name} ${wired} ${identity ?? ""}`;
}
