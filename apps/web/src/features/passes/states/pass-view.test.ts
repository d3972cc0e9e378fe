import type { PassState } from "@gatehouse/contracts/passes/pass-state";
import { expect, test } from "vitest";
import { nextAskMs } from "./ask-in-time.ts";
import { offlineUntil, viewOfHeld } from "./pass-view.ts";

const hour = 3_600_000;
const contactAt = Date.parse("2026-05-05T08:00:00Z");
const state = (more: Partial<PassState> = {}): PassState => ({
  serverTime: contactAt,
  standing: "active",
  blockedUntil: null,
  pass: "active",
  wipe: false,
  passNumber: 7,
  epoch: 1,
  keyGeneration: 2,
  name: "Ada Lovelace",
  companies: [],
  idNumber: null,
  validity: "no-end",
  offlineLimitMs: 24 * hour,
  project: { name: "Northgate", contact: null, timeZone: "UTC" },
  newPhoneUntil: null,
  ...more,
});
const view = (given: PassState | undefined, awayMs: number, keyGeneration = 2) =>
  viewOfHeld({ state: given, contactAt, keyGeneration, now: contactAt + awayMs });

test("the code is shown until the offline limit and not an instant longer", () => {
  expect(view(state(), 24 * hour - 1)).toEqual({ kind: "code" });
  expect(view(state(), 24 * hour)).toEqual({ kind: "go-online" });
  expect(offlineUntil(state(), contactAt)).toBe(contactAt + 24 * hour);
});

test("a suspension stays however old the last contact is, and no code is shown before the first one", () => {
  for (const standing of ["blocked", "in-review", "archived"] as const) {
    expect(view(state({ standing }), 0)).toEqual({ kind: "suspended", standing });
    expect(view(state({ standing }), 99 * hour)).toEqual({ kind: "suspended", standing });
  }
  expect(view(state({ pass: "removing" }), 0)).toEqual({ kind: "suspended", standing: "archived" });
  expect(view(undefined, 0)).toEqual({ kind: "first-contact" });
});

test("a key of an older generation draws no code that a door would take, so none is drawn", () => {
  expect(view(state(), 0, 1)).toEqual({ kind: "renewing" });
});

test("asking is calm beside a socket, and later after each failure without one", () => {
  const middle = () => 0.5;
  expect(nextAskMs(true, 0, middle)).toBe(60_000);
  expect([0, 1, 2, 3, 4, 9].map((failures) => nextAskMs(false, failures, middle))).toEqual([
    2_000, 4_000, 8_000, 16_000, 30_000, 30_000,
  ]);
  expect(nextAskMs(true, 2, middle)).toBe(8_000);
});
