import type { DoorEventRow } from "@gatehouse/contracts/doors/door-event-row";
import { type DoorEventFilter, doorEventClasses } from "@gatehouse/contracts/doors/door-events";

/** What the stream shows; all of it stands in the address. Empty means everything. */
export type DeskFilter = {
  readonly classes: DoorEventFilter["classes"];
  readonly siteIds: readonly string[];
  readonly doorIds: readonly string[];
  readonly userId: string | null;
  /** Only where one reader is looked at; no part of the desk's own address. */
  readonly readerIds?: readonly string[];
};

type Search = Readonly<Record<string, string | string[] | undefined>>;

/** Reads the filter out of the address; what it does not know is left out. */
export function readDeskFilter(search: Search): DeskFilter {
  const list = (name: string) =>
    String(search[name] ?? "")
      .split(",")
      .filter(Boolean);
  return {
    classes: doorEventClasses.filter((one) => list("show").includes(one)),
    siteIds: list("site"),
    doorIds: list("door"),
    userId: list("person")[0] ?? null,
  };
}

/** The address of a filter; undefined takes a part out of it. */
export const writeDeskFilter = (filter: DeskFilter): Record<string, string | undefined> => ({
  show: filter.classes.join(",") || undefined,
  site: filter.siteIds.join(",") || undefined,
  door: filter.doorIds.join(",") || undefined,
  person: filter.userId ?? undefined,
});

/** The filter as the server is asked with it. */
export const asServerFilter = (filter: DeskFilter): DoorEventFilter => ({
  siteIds: [...filter.siteIds],
  zoneIds: [],
  doorIds: [...filter.doorIds],
  classes: [...filter.classes],
  reasons: [],
  userId: filter.userId,
  readerIds: [...(filter.readerIds ?? [])],
});

/** Whether a live event belongs into the stream: the same rule as the server's. */
export function passesFilter(row: DoorEventRow, filter: DeskFilter): boolean {
  if (filter.siteIds.length > 0 && !filter.siteIds.includes(row.site?.id ?? "")) return false;
  if (filter.doorIds.length > 0 && !filter.doorIds.includes(row.door?.id ?? "")) return false;
  if (filter.readerIds?.length && !filter.readerIds.includes(row.reader?.id ?? "")) return false;
  if (filter.userId !== null && row.person?.id !== filter.userId) return false;
  return filter.classes.length === 0 || filter.classes.some((one) => isOfClass(row, one));
}

function isOfClass(row: DoorEventRow, wanted: DoorEventFilter["classes"][number]): boolean {
  switch (wanted) {
    case "granted":
    case "denied":
    case "identified":
      return row.result === wanted;
    case "alarm":
      return row.rings;
    case "door":
      return row.type.startsWith("door.");
    case "reader":
      return row.type.startsWith("reader.");
    case "other":
      return row.result === null && !row.type.startsWith("door.") && !row.type.startsWith("reader.");
  }
}
