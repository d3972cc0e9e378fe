import { expect, test } from "vitest";
import { hexOf } from "./bytes.ts";
import { type KeyStore, memoryKeyStore, type ReaderKeys } from "./devices/device-settings.ts";
import { correctHabits, smallReader } from "./readers/reader-model.ts";
import { cardRead, goodKey, osdpRig, otherKey } from "./rigs/osdp-rig.ts";
import { diversifiedKey, installKey } from "./secure-channels/session-keys.ts";

const hex = (key: Uint8Array | null | undefined) => (key ? hexOf(key) : null);

test("an unkeyed reader gets a key of its own, kept before it was sent, and no read is taken under the install key", async () => {
  const saved: ReaderKeys[] = [];
  const inner = memoryKeyStore([]);
  const keyStore: KeyStore = {
    load: inner.load,
    save: (readerId, keys) => {
      saved.push(keys);
      return inner.save(readerId, keys);
    },
  };
  const habits = { ...correctHabits, keepsEventsOverOutage: true };
  const rig = osdpRig({ models: [{ ...smallReader(1, null), habits }], keyStore });
  rig.reader.report(cardRead);
  await rig.scheduler.advance(500);
  await rig.line.send({ kind: "open-install-mode", readerId: "r1", durationMs: 60_000 });
  await rig.scheduler.advance(500);
  const sent = rig.commands.map(({ command }) => command.kind);
  const keySet = sent.indexOf("set-key");
  expect(sent.slice(0, keySet)).not.toContain("poll");
  expect(saved.map(({ current, candidate }) => [hex(current), hex(candidate)])).toEqual([
    [null, hex(rig.reader.key)],
    [hex(rig.reader.key), null],
  ]);
  expect(hex(rig.reader.key)).not.toBe(hex(installKey));
  expect(rig.of("reader-key-rotated")).toHaveLength(1);
  expect(rig.of("reader-online")).toMatchObject([{ protection: "scbk" }]);
  expect(rig.reads()).toMatchObject([{ freshness: "stale" }]);
  await rig.stop();
});

test("an install mode that is closed lets in no handshake that was under way, and sends no key that waited", async () => {
  const steps: string[] = [];
  for (let waitMs = 0; waitMs < 400; waitMs += 15) {
    const rig = osdpRig({ models: [smallReader(1, null)], keyStore: memoryKeyStore([]) });
    rig.faults.delayMs = 40;
    await rig.scheduler.advance(500);
    await rig.line.send({ kind: "open-install-mode", readerId: "r1", durationMs: 60_000 });
    await rig.scheduler.advance(waitMs);
    const said = rig.commands.length;
    const hadKey = rig.commands.some(({ command }) => command.kind === "set-key");
    expect(await rig.line.send({ kind: "close-install-mode", readerId: "r1" })).toEqual({ kind: "ok" });
    await rig.scheduler.advance(5_000);
    steps.push(rig.commands.at(said - 1)?.command.kind ?? "none");
    if (!hadKey) {
      // The message in flight cannot be taken back; nothing else is said under the install key.
      const later = rig.commands.slice(said).map(({ command }) => command.kind);
      expect(later).not.toContain("server-cryptogram");
      expect(later).not.toContain("set-key");
      expect(rig.health("r1")).toMatchObject({ state: "quarantined" });
    }
    await rig.stop();
  }
  // The close came at every stage, else this shows nothing.
  expect(steps).toEqual(expect.arrayContaining(["challenge", "server-cryptogram", "set-key"]));
});

test("an install mode that is closed while the line is down is closed when it comes back", async () => {
  for (const isClosed of [true, false]) {
    const rig = osdpRig({ models: [smallReader(1, null)], keyStore: memoryKeyStore([]) });
    await rig.scheduler.advance(500);
    rig.memory.toReader.dropShare = 1;
    await rig.line.send({ kind: "open-install-mode", readerId: "r1", durationMs: 60_000 });
    rig.memory.cut();
    await rig.scheduler.advance(20);
    expect(rig.line.health().state).toBe("waiting");
    if (isClosed) await rig.line.send({ kind: "close-install-mode", readerId: "r1" });
    rig.memory.toReader.dropShare = 0;
    await rig.scheduler.advance(20_000);
    expect(rig.of("reader-key-rotated")).toHaveLength(isClosed ? 0 : 1);
    await rig.stop();
  }
});

test("with a master key the reader gets the key derived from its own id", async () => {
  const rig = osdpRig({ models: [smallReader(1, null)], keyStore: memoryKeyStore([]), masterKey: goodKey });
  await rig.line.send({ kind: "open-install-mode", readerId: "r1", durationMs: 60_000 });
  await rig.scheduler.advance(100);
  await rig.line.send({ kind: "open-install-mode", readerId: "r1", durationMs: 60_000 });
  await rig.scheduler.advance(1_000);
  expect(hex(rig.reader.key)).toBe(hexOf(diversifiedKey(goodKey, rig.reader.model.clientId)));
  expect(rig.of("reader-online")).toHaveLength(1);
  await rig.stop();
});

test("a running reader gets a new key, and the old one opens nothing any more", async () => {
  const rig = osdpRig();
  await rig.scheduler.advance(500);
  const outcome = rig.line.send({ kind: "rotate-key", readerId: "r1" });
  await rig.scheduler.advance(500);
  expect(await outcome).toEqual({ kind: "ok" });
  expect(hex(rig.reader.key)).not.toBe(hex(goodKey));
  expect(await rig.keyStore.load("r1")).toEqual({ current: rig.reader.key, candidate: null });
  expect(rig.of("reader-online")).toHaveLength(1);
  expect(rig.of("reader-security-failure")).toEqual([]);
  rig.reader.report(cardRead);
  await rig.scheduler.advance(200);
  expect(rig.reads()).toMatchObject([{ freshness: "live" }]);
  await rig.stop();
});

test("a new key that never arrives leaves the old one in force", async () => {
  const rig = osdpRig();
  await rig.scheduler.advance(510);
  rig.memory.toReader.dropShare = 1;
  const outcome = rig.line.send({ kind: "rotate-key", readerId: "r1" });
  await rig.scheduler.advance(20_000);
  expect((await outcome).kind).not.toBe("ok");
  rig.memory.toReader.dropShare = 0;
  await rig.scheduler.advance(20_000);
  expect(hex(rig.reader.key)).toBe(hex(goodKey));
  expect(rig.health("r1")).toMatchObject({ state: "online-secure" });
  expect(rig.of("reader-security-failure")).toEqual([]);
  await rig.stop();
});

test("a new key that was taken, with the answer lost, is found by the next handshake", async () => {
  const rig = osdpRig();
  await rig.scheduler.advance(500);
  rig.faults.delayMs = 20;
  const outcome = rig.line.send({ kind: "rotate-key", readerId: "r1" });
  const isTaken = () => rig.commands.some(({ command }) => command.kind === "set-key");
  expect(await rig.scheduler.advanceUntil(isTaken, 1_000)).toBe(true);
  rig.memory.toPanel.dropShare = 1;
  await rig.scheduler.advance(20_000);
  expect((await outcome).kind).not.toBe("ok");
  rig.memory.toPanel.dropShare = 0;
  await rig.scheduler.advance(20_000);
  expect(hex(rig.reader.key)).not.toBe(hex(goodKey));
  expect(rig.health("r1")).toMatchObject({ state: "online-secure" });
  expect(await rig.keyStore.load("r1")).toEqual({ current: rig.reader.key, candidate: null });
  expect(rig.of("reader-security-failure")).toEqual([]);
  await rig.stop();
});

test("weak and well-known keys are refused before anything is said under them", async () => {
  for (const key of [
    installKey,
    new Uint8Array(16),
    Uint8Array.from({ length: 16 }, (_, index) => 0x2a + index),
  ]) {
    const rig = osdpRig({
      models: [{ ...smallReader(1, key), acceptsInstallKey: true }],
      keyStore: memoryKeyStore([["r1", key]]),
    });
    await rig.scheduler.advance(1_000);
    expect(rig.of("reader-security-failure")).toMatchObject([{ failure: "weak-key", quarantined: true }]);
    expect(rig.of("reader-online")).toEqual([]);
    await rig.stop();
  }
});

test("a key that cannot be kept is never sent", async () => {
  const keyStore: KeyStore = {
    load: () => Promise.resolve({ current: goodKey, candidate: null }),
    save: () => Promise.reject(new Error("disk full")),
  };
  const rig = osdpRig({ keyStore });
  await rig.scheduler.advance(500);
  const outcome = rig.line.send({ kind: "rotate-key", readerId: "r1" });
  await rig.scheduler.advance(500);
  expect(await outcome).toEqual({ kind: "refused", reason: "key-not-kept" });
  expect(rig.commands.some(({ command }) => command.kind === "set-key")).toBe(false);
  expect(hex(rig.reader.key)).toBe(hex(goodKey));
  await rig.stop();
});

test("a reader that took a new key while nobody listened is recognised by the kept candidate", async () => {
  const keyStore = memoryKeyStore([]);
  await keyStore.save("r1", { current: otherKey, candidate: goodKey });
  const rig = osdpRig({ keyStore });
  await rig.scheduler.advance(500);
  expect(rig.of("reader-online")).toHaveLength(1);
  expect(await keyStore.load("r1")).toEqual({ current: goodKey, candidate: null });
  await rig.stop();
});
