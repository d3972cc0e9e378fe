import type { DoorRow } from "@gatehouse/contracts/doors/doors-list";
import { needsAttention } from "../states/door-look.ts";
import type { SiteGroup } from "../states/site-doors.ts";

/** What the doors page shows; all of it stands in the address. */
export type DoorFilter = { readonly q: string; readonly attention: boolean };

type Search = Readonly<Record<string, string | string[] | undefined>>;

/** Reads the filter out of the address. */
export const readDoorFilter = (search: Search): DoorFilter => ({
  q: String(search.q ?? ""),
  attention: search.show === "attention",
});

/** The address of a filter. */
export function doorFilterPath({ q, attention }: DoorFilter): string {
  const search = new URLSearchParams();
  if (q) search.set("q", q);
  if (attention) search.set("show", "attention");
  return search.size === 0 ? "/doors" : `/doors?${search}`;
}

/** The sites with those of their doors that fit; a site without any is left out. Every word must be in door, zone or site. */
export function fittingSites(sites: readonly SiteGroup[], filter: DoorFilter): readonly SiteGroup[] {
  const words = plain(filter.q).split(/\s+/).filter(Boolean);
  const fits = (door: DoorRow) => {
    const text = plain(`${door.name} ${door.zone.name} ${door.site.name}`);
    return words.every((word) => text.includes(word)) && (!filter.attention || needsAttention(door));
  };
  return sites
    .map((site) => ({ ...site, doors: site.doors.filter(fits) }))
    .filter((site) => site.doors.length > 0);
}

/** Without case and accents: "Zoll" finds "Zöllner". */
const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
