import type { DoorEventRow } from "@gatehouse/contracts/doors/door-event-row";
import { expect, test } from "vitest";
import { noRows, withHeard, withNewestPage, withNothingWaiting, withOlderPage } from "./stream-rows.ts";

const event = (position: number): DoorEventRow => ({
  position,
  type: "access.granted",
  occurredAt: "2026-05-04T10:00:00Z",
  receivedAt: "2026-05-04T10:00:00Z",
  delivery: "live",
  bridge: { id: "b", name: "Bridge" },
  door: null,
  zone: null,
  site: null,
  reader: null,
  person: null,
  result: "granted",
  reason: null,
  shown: null,
  rings: false,
  facts: {},
});
const page = (position: number, ...positions: number[]) => ({ position, rows: positions.map(event) });
const told = ({ shown, waiting }: typeof noRows) => ({
  shown: shown.map((row) => row.position),
  waiting: waiting.map((row) => row.position),
});

test("an event that overtakes the answer stays on top of it, once", () => {
  const heard = withHeard(withHeard(noRows, event(8), false), event(9), false);
  expect(told(withNewestPage(heard, page(8, 8, 7, 6), false))).toEqual({ shown: [9, 8, 7, 6], waiting: [] });
});

test("an answer while paused keeps what waits and is newer than the answer", () => {
  const first = withNewestPage(noRows, page(5, 5, 4), false);
  const paused = withHeard(withHeard(first, event(6), true), event(9), true);
  const again = withNewestPage(paused, page(7, 7, 6, 5, 4), true);
  expect(told(again)).toEqual({ shown: [5, 4], waiting: [9, 7, 6] });
  expect(told(withNothingWaiting(again))).toEqual({ shown: [9, 7, 6, 5, 4], waiting: [] });
});

test("after a gap longer than a page the page is shown, paused or not: the screen has nothing to hold on to", () => {
  const paused = withHeard(withNewestPage(noRows, page(5, 5, 4), false), event(400), true);
  expect(told(withNewestPage(paused, page(300, 300, 299), true))).toEqual({
    shown: [300, 299],
    waiting: [400],
  });
});

test("older pages go below", () => {
  const first = withNewestPage(noRows, page(5, 5, 4), false);
  expect(told(withOlderPage(first, [event(3), event(2)])).shown).toEqual([5, 4, 3, 2]);
});
