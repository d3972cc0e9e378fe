import { expect, test } from "vitest";
import { doorOf } from "../door.fixture.ts";
import { modeScopes } from "./mode-scopes.ts";

const gate = doorOf();
const yard = doorOf({ id: "d-2" });
const office = doorOf({ id: "d-3", zone: { id: "z-2", name: "Office" } });
const elsewhere = doorOf({ id: "d-4", site: { ...gate.site, id: "s-2" }, zone: { id: "z-3", name: "Hall" } });
const counts = (doors: readonly (typeof gate)[], mode: "lockdown" | "normal", of = gate) =>
  modeScopes(of, doors, mode).map((scope) => `${scope.target.kind} ${scope.doors.length}`);

test("door, zone and site are offered with the doors each of them would close", () => {
  expect(counts([gate, yard, office, elsewhere], "lockdown")).toEqual(["door 1", "zone 2", "site 3"]);
});

test("a wider scope that means no more doors is not offered", () => {
  expect(counts([gate, elsewhere], "lockdown")).toEqual(["door 1"]);
  expect(counts([gate, yard], "lockdown")).toEqual(["door 1", "zone 2"]);
});

test("doors that are so already do not count", () => {
  const locked = doorOf({ mode: "lockdown" });
  expect(counts([locked, yard, office], "normal", locked)).toEqual(["door 1"]);
  expect(counts([locked, yard, office], "lockdown", yard)).toEqual(["door 1", "site 2"]);
});
