import type { BridgeRow } from "@gatehouse/contracts/bridges/bridge-row";
import { expect, test } from "vitest";
import { bridgeLook, isLeaseOver, listText, quarantineText, readersText } from "./bridge-look.ts";

const bridge = (more: Partial<BridgeRow>): BridgeRow => ({
  id: "b",
  name: "Depot bridge",
  site: { id: "s", name: "Depot" },
  state: "online",
  quarantine: null,
  pairedAt: null,
  connectedAt: null,
  lastSeenAt: "2026-05-04T10:00:00Z",
  leaseEndsAt: "2026-05-05T10:00:00Z",
  version: "0.1.0",
  listPosition: 90,
  lagMs: null,
  backlog: 0,
  openRevocations: 0,
  doors: 2,
  readers: 4,
  readersOnline: 4,
  ...more,
});

test("a cut-off bridge says since when, in its site's zone", () => {
  expect(bridgeLook(bridge({ state: "offline" }), "Europe/Brussels").detail).toContain("12:00");
  expect(bridgeLook(bridge({ state: "offline", lastSeenAt: null }), "UTC").detail).toBeUndefined();
});

test("only a list that nobody brings forward is called behind", () => {
  expect(listText(bridge({}), 95)).toBe("Up to date");
  expect(listText(bridge({ state: "offline" }), 95)).toBe("5 changes behind");
  expect(listText(bridge({ state: "offline" }), 91)).toBe("1 change behind");
  expect(listText(bridge({ state: "offline" }), 90)).toBe("Up to date");
  expect(listText(bridge({ state: "unpaired", listPosition: null }), 90)).toBe("No list yet");
});

test("a lease is over at its end, and a bridge that never had one has none that is over", () => {
  const end = Date.parse("2026-05-05T10:00:00Z");
  expect([end - 1, end].map((now) => isLeaseOver(bridge({}), now))).toEqual([false, true]);
  expect(isLeaseOver(bridge({ leaseEndsAt: null }), end)).toBe(false);
});

test("every cause of a quarantine is explained", () => {
  expect(quarantineText(bridge({ quarantine: "seq-went-back" }))).toContain("went back");
  expect(quarantineText(bridge({ quarantine: "stolen" }))).toContain("stolen");
});

test("readers of a bridge that is not heard are not called online", () => {
  expect(readersText(bridge({ readersOnline: 3 }))).toBe("3 of 4");
  expect(readersText(bridge({ state: "offline" }))).toBe("4");
});
