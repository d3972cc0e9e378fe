import { formatMoment, type Moment, readerZone } from "~/lib/time.ts";

/** A moment to the second with its zone: on the site's clocks and, where they differ, on the reader's. */
export function exactTitle(at: Moment, zone: string | undefined): string {
  const own = formatMoment(at, "exact", readerZone());
  if (!zone || zone === readerZone()) return own;
  return `${formatMoment(at, "exact", zone)}\nfor you ${own}`;
}
