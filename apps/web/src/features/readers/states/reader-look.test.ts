import { expect, test } from "vitest";
import { cutOff, readerOf } from "../reader.fixture.ts";
import {
  isInstalling,
  keyHindrance,
  needsAttention,
  orderHindrance,
  readerLook,
  readerSentence,
} from "./reader-look.ts";

const wired = readerOf().setup;
const look = (more: Parameters<typeof readerOf>[0], isInstallOpen = false) =>
  readerLook(readerOf(more), isInstallOpen);

test("online says how it is protected, where it could be", () => {
  expect(look({})).toEqual({ state: "online", word: "Online, secure", last: false });
  expect(look({ protection: "none" }).state).toBe("unencrypted");
  const keyless = wired && { ...wired, protocol: "mqtt" as const, security: null };
  expect(look({ protection: "none", setup: keyless })).toEqual({ state: "online", last: false });
  expect(look({ protection: "none", setup: null }).state).toBe("online");
});

test("what is wrong or open comes before how it is reached", () => {
  const quarantined = { link: "quarantined", quarantine: "key-mismatch" } as const;
  expect(look(quarantined)).toMatchObject({ word: "Quarantined", detail: "another key" });
  expect(look(quarantined, true).word).toBe("Install mode");
  expect(look({ ...quarantined, tampered: true }, true).word).toBe("Tampered with");
  expect(look({ powerFailing: true }).word).toBe("Power failing");
  expect(look({ link: "offline" }).detail).toMatch(/since .*12:00/);
});

test("without its bridge a state is the last one known, and a reader nobody has heard of has none", () => {
  expect(look({ bridge: cutOff }).last).toBe(true);
  expect(look({ bridge: null }).word).toBe("Unknown");
  expect(look({ link: "unknown" }).word).toBe("Not heard yet");
  expect(readerSentence(readerOf({ bridge: cutOff }))).toMatch(/cut off since .*12:00.*last known state/);
  expect(readerSentence(readerOf())).toBeUndefined();
});

test("an install mode is over by the clock, also where nobody said so", () => {
  const reader = readerOf({ installEndsAt: "2026-05-04T10:05:00.000Z" });
  expect(isInstalling(reader, Date.parse("2026-05-04T10:04:59.000Z"))).toBe(true);
  expect(isInstalling(reader, Date.parse("2026-05-04T10:05:00.000Z"))).toBe(false);
  expect(isInstalling(readerOf(), 0)).toBe(false);
});

test("whatever somebody should look at needs attention, and nothing else", () => {
  expect(needsAttention(readerOf(), false)).toBe(false);
  expect(needsAttention(readerOf(), true)).toBe(true);
  for (const more of [
    { bridge: cutOff },
    { tampered: true },
    { link: "offline" },
    { link: "quarantined" },
  ] as const)
    expect(needsAttention(readerOf(more), false)).toBe(true);
});

test("what cannot be ordered says why before it is tried", () => {
  expect(orderHindrance(readerOf())).toBeUndefined();
  expect(orderHindrance(readerOf({ bridge: cutOff }))).toMatch(/not connected/);
  expect(orderHindrance(readerOf({ setup: null }))).toMatch(/has not said/);
  expect(keyHindrance(readerOf())).toBeUndefined();
  expect(keyHindrance(readerOf({ setup: wired && { ...wired, security: "plain" } }))).toMatch(/in clear/);
  expect(keyHindrance(readerOf({ setup: wired && { ...wired, security: null } }))).toMatch(/no keys/);
});
