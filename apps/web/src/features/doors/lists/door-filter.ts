import { fittingRows } from "../../sites/lists/fitting-rows.ts";
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

/** The sites with those of their doors that fit: by words of door, zone and site, and by what they need. */
export const fittingSites = (
  sites: readonly SiteGroup[],
  { q, attention }: DoorFilter,
): readonly SiteGroup[] =>
  fittingRows(
    sites,
    q,
    (door) => `${door.name} ${door.zone.name} ${door.site.name}`,
    (door) => !attention || needsAttention(door),
  );
