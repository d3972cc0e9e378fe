import { expect, test } from "vitest";
import { memoryKeyStore } from "./devices/device-settings.ts";
import { smallReader } from "./readers/reader-model.ts";
import { cardRead, codeRead, goodKey, osdpRig, otherKey, readerSettings } from "./rigs/osdp-rig.ts";

const kinds = (seen: readonly { readonly kind: string }[]) => seen.map(({ kind }) => kind);

test("a keyed reader comes online over the secure channel and says who it is and how its door stands", async () => {
  const rig = osdpRig();
  await rig.scheduler.advance(300);
  expect(kinds(rig.seen)).toEqual(["line-up", "reader-online", "door-contact", "request-to-exit"]);
  expect(rig.of("reader-online")[0]).toMatchObject({
    protection: "scbk",
    identity: { vendor: "474852", serial: String(0x1001), firmware: "1.0.0" },
  });
  expect(rig.of("door-contact")[0]).toMatchObject({ leaf: "closed" });
  expect(rig.health("r1")).toMatchObject({ state: "online-secure" });
  expect(rig.reader.isSecure).toBe(true);
  await rig.stop();
  expect(rig.scheduler.pendingTimers).toBe(0);
});

test("cards, codes and keys arrive in order, each once", async () => {
  const rig = osdpRig();
  await rig.scheduler.advance(500);
  rig.reader.report(cardRead);
  rig.reader.report(codeRead("WILMA-4711"));
  rig.reader.report({ kind: "keypad", report: { reader: 0, keys: Uint8Array.of(0x31, 0x32, 0x7f, 0x0d) } });
  await rig.scheduler.advance(500);
  expect(
    rig.reads().map((each) => each.kind === "credential-read" && [each.credential, each.freshness]),
  ).toEqual([
    [expect.objectContaining({ kind: "card", number: "45678", facility: "123", format: "h10301" }), "live"],
    [{ kind: "code", text: "WILMA-4711" }, "live"],
    [{ kind: "keypad", keys: "12*#" }, "live"],
  ]);
  await rig.stop();
});

test("tamper, power, contact and exit button are told when they change", async () => {
  const rig = osdpRig();
  await rig.scheduler.advance(500);
  const before = rig.seen.length;
  rig.reader.setLocal(true, false);
  rig.reader.setLocal(true, true);
  rig.reader.setLocal(false, false);
  rig.reader.setInput(0, 1);
  rig.reader.setInput(1, 1);
  rig.reader.setInput(1, 0);
  rig.reader.setInput(0, 3);
  await rig.scheduler.advance(1_000);
  const told = rig.seen.slice(before).map(({ observedAt: _, monotonicMs: __, ...rest }) => rest);
  expect(told).toEqual([
    { kind: "reader-tamper", readerId: "r1", tampered: true },
    { kind: "reader-power", readerId: "r1", failing: true },
    { kind: "reader-tamper", readerId: "r1", tampered: false },
    { kind: "reader-power", readerId: "r1", failing: false },
    { kind: "door-contact", readerId: "r1", leaf: "open" },
    { kind: "request-to-exit", readerId: "r1", active: true },
    { kind: "request-to-exit", readerId: "r1", active: false },
    { kind: "door-contact", readerId: "r1", leaf: "fault" },
  ]);
  await rig.stop();
});

test("a reader is not polled again before its observation was acknowledged, and its neighbour is", async () => {
  const gate = Promise.withResolvers<void>();
  const rig = osdpRig({
    models: [smallReader(1, goodKey), smallReader(2, goodKey)],
    consume: (observation) => (observation.kind === "credential-read" ? gate.promise : undefined),
  });
  await rig.scheduler.advance(500);
  rig.readers[0]?.report(cardRead);
  rig.readers[0]?.report(cardRead);
  await rig.scheduler.advance(100);
  expect(rig.reads()).toHaveLength(1);
  const polls = (address: number) =>
    rig.commands.filter((each) => each.address === address && each.command.kind === "poll").length;
  const before = [polls(1), polls(2)];
  await rig.scheduler.advance(1_000);
  expect(polls(1)).toBe(before[0]);
  expect(polls(2)).toBeGreaterThan((before[1] ?? 0) + 15);
  expect(rig.taken).toEqual([]);
  gate.resolve();
  await rig.scheduler.advance(200);
  expect(rig.taken).toEqual(["1 bdd93740", "1 bdd93740"]);
  expect(rig.reads()).toHaveLength(2);
  await rig.stop();
});

test("an unlock goes out while the read that caused it is still held", async () => {
  const journalled = Promise.withResolvers<void>();
  const outcomes: unknown[] = [];
  const rig = osdpRig({
    consume: async (observation) => {
      if (observation.kind !== "credential-read") return;
      outcomes.push(await rig.line.send({ kind: "unlock", readerId: "r1", durationMs: 5_000 }));
      await journalled.promise;
    },
  });
  await rig.scheduler.advance(500);
  rig.reader.report(cardRead);
  await rig.scheduler.advance(200);
  expect(outcomes).toEqual([{ kind: "ok" }]);
  expect([...rig.reader.outputStates]).toEqual([1, 0]);
  expect(rig.taken).toEqual(["1 bdd93740"]);
  await rig.scheduler.advance(5_000);
  expect([...rig.reader.outputStates]).toEqual([0, 0]);
  journalled.resolve();
  await rig.stop();
});

test("commands reach the reader as the messages they mean", async () => {
  const rig = osdpRig();
  await rig.scheduler.advance(500);
  const from = rig.commands.length;
  const outcomes = [
    rig.line.send({ kind: "signal", readerId: "r1", signal: "denied" }),
    rig.line.send({ kind: "show-text", readerId: "r1", text: "Training open", durationMs: 3_000 }),
    rig.line.send({ kind: "unlock", readerId: "r1", durationMs: 5_000 }),
  ];
  await rig.scheduler.advance(300);
  expect(await Promise.all(outcomes)).toEqual([{ kind: "ok" }, { kind: "ok" }, { kind: "ok" }]);
  const sent = rig.commands
    .slice(from)
    .map(({ command }) => command)
    .filter(({ kind }) => kind !== "poll");
  // The lock goes first although it was asked for last.
  expect(kinds(sent)).toEqual(["outputs", "leds", "buzzers", "text"]);
  expect(sent[0]).toEqual({ kind: "outputs", controls: [{ output: 0, code: 5, timerTenths: 50 }] });
  expect(sent[2]).toMatchObject({ buzzers: [{ tone: 2, on: 1, off: 1, repeat: 3 }] });
  expect(sent[3]).toMatchObject({
    control: { code: 3, seconds: 3, row: 1, column: 1, text: "Training open" },
  });
  const hold = rig.line.send({ kind: "hold-unlocked", readerId: "r1" });
  await rig.scheduler.advance(60_000);
  expect(await hold).toEqual({ kind: "ok" });
  expect([...rig.reader.outputStates]).toEqual([1, 0]);
  const lock = rig.line.send({ kind: "lock", readerId: "r1" });
  await rig.scheduler.advance(100);
  expect(await lock).toEqual({ kind: "ok" });
  expect([...rig.reader.outputStates]).toEqual([0, 0]);
  await rig.stop();
});

test("what a reader cannot do, or must not, is refused before anything is sent", async () => {
  const bare = { ...smallReader(1, goodKey), capabilities: [{ function: 2, compliance: 1, count: 1 }] };
  const rig = osdpRig({
    models: [bare, smallReader(2, goodKey)],
    settings: [readerSettings(1), readerSettings(2, { lockOutput: null })],
  });
  const early = rig.line.send({ kind: "unlock", readerId: "r1", durationMs: 5_000 });
  expect(await early).toEqual({ kind: "refused", reason: "reader-offline" });
  await rig.scheduler.advance(500);
  expect(await rig.line.send({ kind: "identify", readerId: "r1" })).toEqual({ kind: "unsupported" });
  expect(await rig.line.send({ kind: "show-text", readerId: "r1", text: "x", durationMs: 1_000 })).toEqual({
    kind: "unsupported",
  });
  expect(await rig.line.send({ kind: "unlock", readerId: "r2", durationMs: 5_000 })).toEqual({
    kind: "refused",
    reason: "no-lock-output",
  });
  expect(await rig.line.send({ kind: "unlock", readerId: "r1", durationMs: 0 })).toEqual({
    kind: "refused",
    reason: "out-of-range",
  });
  expect(await rig.line.send({ kind: "unlock", readerId: "r9", durationMs: 1 })).toEqual({
    kind: "refused",
    reason: "reader-unknown",
  });
  expect(await rig.line.send({ kind: "set-line", readerId: "r1", address: 1, baudRate: 115_200 })).toEqual({
    kind: "refused",
    reason: "line-shared",
  });
  await rig.stop();
});

test("a plain reader is served only where the configuration says so", async () => {
  const plain = { ...smallReader(1, null), acceptsInstallKey: false };
  const allowed = osdpRig({ models: [plain], settings: [readerSettings(1, { security: "plain" })] });
  await allowed.scheduler.advance(500);
  expect(allowed.of("reader-online")[0]).toMatchObject({ protection: "none" });
  allowed.reader.report(cardRead);
  await allowed.scheduler.advance(200);
  expect(allowed.reads()).toHaveLength(1);
  await allowed.stop();

  const required = osdpRig({ models: [plain] });
  await required.scheduler.advance(500);
  required.reader.report(cardRead);
  await required.scheduler.advance(30_000);
  expect(required.of("reader-online")).toEqual([]);
  expect(required.of("reader-security-failure")[0]).toMatchObject({
    failure: "key-mismatch",
    quarantined: true,
  });
  expect(required.reads()).toEqual([]);
  await required.stop();
});

test("a reader with another key is quarantined, no card of it is ever accepted, and nothing is said in clear to it", async () => {
  const rig = osdpRig({ keyStore: memoryKeyStore([["r1", otherKey]]) });
  rig.reader.report(cardRead);
  await rig.scheduler.advance(10 * 60_000);
  expect(rig.reads()).toEqual([]);
  expect(rig.of("reader-online")).toEqual([]);
  const failures = rig.of("reader-security-failure");
  expect(failures[0]).toMatchObject({ failure: "key-mismatch", quarantined: true });
  // Cool-downs of 1, 2, 4 minutes: few tries, and none of them a poll.
  expect(failures.length).toBeLessThanOrEqual(5);
  expect(new Set(rig.commands.map(({ command }) => command.kind))).toEqual(
    new Set(["identify", "capabilities", "challenge"]),
  );
  expect(rig.health("r1")).toMatchObject({ state: "quarantined" });
  expect(await rig.line.send({ kind: "unlock", readerId: "r1", durationMs: 1_000 })).toEqual({
    kind: "refused",
    reason: "reader-quarantined",
  });
  await rig.stop();
});

test("a reader that was swapped for another is quarantined until an admin looks at it", async () => {
  const pinned = readerSettings(1, { identity: { vendor: "474852", serial: "1" } });
  const rig = osdpRig({ settings: [pinned] });
  await rig.scheduler.advance(1_000);
  expect(rig.of("reader-security-failure")[0]).toMatchObject({
    failure: "identity-changed",
    quarantined: true,
  });
  expect(rig.of("reader-online")).toEqual([]);
  const sent = rig.commands.length;
  await rig.scheduler.advance(30_000);
  expect(rig.commands).toHaveLength(sent);
  expect(await rig.line.send({ kind: "release-quarantine", readerId: "r1" })).toEqual({ kind: "ok" });
  await rig.scheduler.advance(1_000);
  expect(rig.commands.length).toBeGreaterThan(sent);
  await rig.stop();
});

test("a reader that is not heard of any more when its quarantine has cooled down is offline, and told so once", async () => {
  const rig = osdpRig({ keyStore: memoryKeyStore([["r1", otherKey]]) });
  await rig.scheduler.advance(1_000);
  expect(rig.of("reader-offline")).toMatchObject([{ cause: "quarantined" }]);
  rig.faults.dropShare = 1;
  await rig.scheduler.advance(5 * 60_000);
  expect(rig.of("reader-offline").map(({ cause }) => cause)).toEqual(["quarantined", "silence"]);
  expect(rig.health("r1")).toMatchObject({ state: "offline" });
  await rig.stop();
});

test("two readers of one address or one name are refused before anything is opened", () => {
  expect(() => osdpRig({ settings: [readerSettings(1), readerSettings(1, { readerId: "other" })] })).toThrow(
    "line.misconfigured",
  );
  expect(() => osdpRig({ settings: [readerSettings(1), readerSettings(2, { readerId: "r1" })] })).toThrow(
    "line.misconfigured",
  );
  expect(() => osdpRig({ settings: [readerSettings(0x7f)] })).toThrow("line.misconfigured");
});

test("a quarantine outlives the line", async () => {
  const rig = osdpRig({ keyStore: memoryKeyStore([["r1", otherKey]]) });
  await rig.scheduler.advance(1_000);
  const sent = rig.commands.length;
  rig.memory.cut();
  await rig.scheduler.advance(20_000);
  expect(rig.line.health().opened).toBe(2);
  expect(rig.commands).toHaveLength(sent);
  await rig.stop();
});

test("a plain reader that has come to insist on a secure channel is not polled in a loop", async () => {
  const model = { ...smallReader(1, null), needsSession: true };
  const rig = osdpRig({ models: [model], settings: [readerSettings(1, { security: "plain" })] });
  await rig.scheduler.advance(30_000);
  expect(rig.commands.filter(({ command }) => command.kind === "poll").length).toBeLessThan(10);
  expect(rig.diagnostics).toContainEqual(expect.objectContaining({ cause: "nak-6", readerId: "r1" }));
  await rig.stop();
});
