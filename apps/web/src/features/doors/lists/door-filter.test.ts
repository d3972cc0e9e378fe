import { expect, test } from "vitest";
import { cutOffBridge, doorOf } from "../door.fixture.ts";
import { doorFilterPath, fittingSites, readDoorFilter } from "./door-filter.ts";

const depot = {
  id: "s-1",
  name: "Depot",
  timeZone: "UTC",
  rows: [doorOf({ name: "Zöllner gate" }), doorOf({ id: "d-2", name: "Office", bridge: cutOffBridge })],
};
const named = (q: string, attention = false) =>
  fittingSites([depot], { q, attention }).flatMap((site) => site.rows.map((door) => door.name));

test("a door is found by words of its own name, its zone and its site, whatever the accents", () => {
  expect(named("zollner")).toEqual(["Zöllner gate"]);
  expect(named("depot OFFICE")).toEqual(["Office"]);
  expect(named("yard")).toEqual(["Zöllner gate", "Office"]);
  expect(named("nothing")).toEqual([]);
});

test("only doors that need attention are left when those are asked for", () => {
  expect(named("", true)).toEqual(["Office"]);
});

test("the filter survives its own address", () => {
  const filter = { q: "a & b", attention: true };
  const search = Object.fromEntries(new URL(doorFilterPath(filter), "http://localhost").searchParams);
  expect(readDoorFilter(search)).toEqual(filter);
  expect(doorFilterPath({ q: "", attention: false })).toBe("/doors");
});
