import { expect, test } from "vitest";
import { readerOf } from "../reader.fixture.ts";
import { fittingReaders, type ReaderView, readerFilterPath, readReaderFilter } from "./reader-filter.ts";

const depot = {
  ...{ id: "s-1", name: "Depot", timeZone: "UTC" },
  rows: [
    readerOf({ name: "Zöllner in" }),
    readerOf({ id: "r-2", name: "Office", link: "quarantined", quarantine: "no-key" }),
    readerOf({ id: "r-3", name: "Yard", protection: "none" }),
    readerOf({ id: "r-4", name: "Lift", link: "offline", installEndsAt: "2026-05-04T10:05:00.000Z" }),
  ],
};
const named = (q: string, view: ReaderView = "all") =>
  fittingReaders([depot], { q, view }, (reader) => reader.installEndsAt !== null).flatMap((site) =>
    site.rows.map((reader) => reader.name),
  );

test("a reader is found by words of its own name, its door, site and line, whatever the accents", () => {
  expect(named("zollner")).toEqual(["Zöllner in"]);
  expect(named("depot gate OFFICE")).toEqual(["Office"]);
  expect(named("osdp ground floor")).toHaveLength(4);
  expect(named("nothing")).toEqual([]);
});

test("each view holds the readers of its state", () => {
  expect(named("", "quarantined")).toEqual(["Office"]);
  expect(named("", "clear")).toEqual(["Yard"]);
  expect(named("", "offline")).toEqual(["Lift"]);
  expect(named("", "install")).toEqual(["Lift"]);
  expect(named("", "attention")).toEqual(["Office", "Lift"]);
});

test("the filter survives its own address", () => {
  const filter = { q: "a & b", view: "install" } as const;
  const search = Object.fromEntries(new URL(readerFilterPath(filter), "http://localhost").searchParams);
  expect(readReaderFilter(search)).toEqual(filter);
  expect(readerFilterPath({ q: "", view: "all" })).toBe("/readers");
  expect(readReaderFilter({ show: "made up" }).view).toBe("all");
});
