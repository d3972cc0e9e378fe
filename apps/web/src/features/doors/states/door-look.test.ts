import { expect, test } from "vitest";
import { cutOffBridge, doorOf } from "../door.fixture.ts";
import { doorLook, needsAttention } from "./door-look.ts";
import { doorSentence } from "./door-sentence.ts";

test("a lockdown is called one only when the site has carried it out", () => {
  expect(doorLook(doorOf({ mode: "lockdown" })).word).toBe("Lockdown ordered");
  expect(doorLook(doorOf({ mode: "lockdown", lock: "lockdown" })).word).toBeUndefined();
  expect(doorLook(doorOf({ lock: "lockdown" })).word).toBe("Release ordered");
});

test("without its bridge a state is the last one known", () => {
  expect(doorLook(doorOf()).last).toBe(false);
  expect(doorLook(doorOf({ bridge: cutOffBridge })).last).toBe(true);
  const lockedDown = doorOf({ bridge: cutOffBridge, mode: "lockdown", lock: "lockdown" });
  expect(doorLook(lockedDown)).toEqual({ state: "lockdown", last: true });
  expect(doorSentence(doorOf({ bridge: cutOffBridge }))).toMatch(/cut off since .*12:00.*last known state/);
});

test("an order on its way is no last known state", () => {
  const ordered = doorOf({ bridge: cutOffBridge, mode: "lockdown" });
  expect(doorLook(ordered)).toEqual({ state: "lockdown", word: "Lockdown ordered", last: false });
});

test("an alarm says more than a lockdown", () => {
  expect(doorLook(doorOf({ alarm: "forced", mode: "lockdown" })).state).toBe("forced-open");
});

test("a door that is well has nothing to say; one with an order on its way says where it stands", () => {
  expect(doorSentence(doorOf())).toBeUndefined();
  expect(doorSentence(doorOf({ mode: "lockdown" }))).toContain("waiting for the site");
  expect(doorSentence(doorOf({ mode: "lockdown", bridge: cutOffBridge }))).toContain("first thing");
  expect(doorSentence(doorOf({ lock: "lockdown", bridge: cutOffBridge }))).toContain("keeps it until");
  expect(doorSentence(doorOf({ mode: "lockdown", lock: "lockdown" }))).toBeUndefined();
});

test("whatever somebody should look at needs attention, and nothing else", () => {
  expect(needsAttention(doorOf())).toBe(false);
  expect(needsAttention(doorOf({ bridge: cutOffBridge }))).toBe(true);
  expect(needsAttention(doorOf({ alarm: "held" }))).toBe(true);
  expect(needsAttention(doorOf({ mode: "lockdown" }))).toBe(true);
  const readers = doorOf().readers.map((reader) => ({ ...reader, link: "offline" as const }));
  expect(needsAttention(doorOf({ readers }))).toBe(true);
});
