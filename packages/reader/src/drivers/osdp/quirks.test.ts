import { createCipheriv } from "node:crypto";
import { expect, test } from "vitest";
import { fromHex, hexOf } from "./bytes.ts";
import { Conversation } from "./devices/conversation.ts";
import { memoryKeyStore } from "./devices/device-settings.ts";
import { securityBlock } from "./frame.ts";
import { FrameParser } from "./frame-parser.ts";
import { writeFrame } from "./frame-writer.ts";
import { correctHabits, type ReaderHabits, smallReader } from "./readers/reader-model.ts";
import { cardRead, goodKey, osdpRig, readerSettings } from "./rigs/osdp-rig.ts";
import { encryptChain, padded } from "./secure-channels/block-cipher.ts";
import { SecureSession } from "./secure-channels/secure-session.ts";
import { deriveSessionKeys, initialMac } from "./secure-channels/session-keys.ts";

const withHabits = (habits: Partial<ReaderHabits>, key: Uint8Array | null = goodKey) => ({
  ...smallReader(1, key),
  habits: { ...correctHabits, ...habits },
});

const keys = deriveSessionKeys(goodKey, fromHex("0102030405060708"));
const firstMac = initialMac(keys, fromHex("00112233445566778899aabbccddeeff"));
const frameOf = (bytes: Uint8Array) => {
  const [frame] = new FrameParser().push(bytes);
  if (frame === undefined) throw new Error("no frame");
  return frame;
};

test("Q1: a damaged message ends the reader's session without a word; the panel starts again within two seconds and loses no card", async () => {
  const rig = osdpRig({ models: [withHabits({ endsSessionOnDamage: true })] });
  await rig.scheduler.advance(500);
  rig.reader.report(cardRead);
  rig.memory.toReader.corruptShare = 1;
  await rig.scheduler.advance(60);
  rig.memory.toReader.corruptShare = 0;
  const damagedAt = rig.scheduler.monotonicMs();
  expect(rig.reads()).toEqual([]);
  expect(await rig.scheduler.advanceUntil(() => rig.reads().length === 1, 2_000)).toBe(true);
  expect(rig.scheduler.monotonicMs() - damagedAt).toBeLessThan(2_000);
  expect(rig.reads()[0]).toMatchObject({ freshness: "live" });
  expect(rig.of("reader-offline")).toEqual([]);
  expect(rig.health("r1")?.counters).toMatchObject({ sessionsLost: 1 });
  await rig.stop();
});

test("Q2: status in clear inside a session is taken after its code was checked, and reported", async () => {
  const rig = osdpRig({ models: [withHabits({ answersStatusInClear: true })] });
  await rig.scheduler.advance(500);
  expect(rig.of("door-contact")[0]).toMatchObject({ leaf: "closed" });
  expect(rig.diagnostics).toContainEqual(
    expect.objectContaining({ cause: "clear-data-in-session", readerId: "r1" }),
  );
  expect(rig.health("r1")).toMatchObject({ state: "online-secure" });
  await rig.stop();
});

test("Q3: reads kept over an outage are stale, and the first one after them is live", async () => {
  const rig = osdpRig({ models: [withHabits({ keepsEventsOverOutage: true })] });
  await rig.scheduler.advance(500);
  rig.faults.mute.add(1);
  await rig.scheduler.advance(10_000);
  expect(rig.of("reader-offline")[0]).toMatchObject({ cause: "silence" });
  for (let card = 0; card < 20; card++) rig.reader.report(cardRead);
  rig.faults.mute.clear();
  // Twenty polls take more than a second: the time since coming online is no measure, only the empty poll is.
  await rig.scheduler.advance(12_000);
  expect(rig.reads()).toHaveLength(20);
  expect(rig.reads().every((each) => each.kind === "credential-read" && each.freshness === "stale")).toBe(
    true,
  );
  rig.reader.report(cardRead);
  await rig.scheduler.advance(100);
  expect(rig.reads().at(-1)).toMatchObject({ freshness: "live" });
  await rig.stop();
});

test("Q3: reads are stale too when the panel itself did not ask for a while", async () => {
  const gate = Promise.withResolvers<void>();
  const rig = osdpRig({ consume: (each) => (each.kind === "reader-tamper" ? gate.promise : undefined) });
  await rig.scheduler.advance(500);
  rig.reader.setLocal(true, false);
  await rig.scheduler.advance(100);
  rig.reader.report(cardRead);
  await rig.scheduler.advance(5_000);
  gate.resolve();
  await rig.scheduler.advance(500);
  expect(rig.reads()).toMatchObject([{ freshness: "stale" }]);
  await rig.stop();
});

test("Q4: a reader that answers from a key of zeros is refused, and keyed only while the install mode is open", async () => {
  const rig = osdpRig({ models: [withHabits({ answersFromZeroKey: true }, null)] });
  await rig.scheduler.advance(1_000);
  expect(rig.of("reader-security-failure")).toMatchObject([{ failure: "key-mismatch", quarantined: true }]);
  expect(rig.of("reader-online")).toEqual([]);
  expect(await rig.line.send({ kind: "open-install-mode", readerId: "r1", durationMs: 60_000 })).toEqual({
    kind: "ok",
  });
  await rig.scheduler.advance(1_000);
  expect(rig.of("reader-online")).toMatchObject([{ protection: "scbk" }]);
  expect(rig.of("reader-key-rotated")).toHaveLength(1);
  await rig.stop();
});

test("Q5: a wrong key never leads to the install key or to a conversation in clear", async () => {
  const model = withHabits({ keepsEventsOverOutage: true }, fromHex("8f3ac1057be2d94416af5b90e7c2381e"));
  const rig = osdpRig({ models: [{ ...model, acceptsInstallKey: true, needsSession: false }] });
  for (let card = 0; card < 5; card++) rig.reader.report(cardRead);
  await rig.scheduler.advance(5 * 60_000);
  expect(rig.reads()).toEqual([]);
  expect(rig.reader.queuedEvents).toBe(5);
  expect(rig.of("reader-online")).toEqual([]);
  await rig.stop();
});

test("Q6: an unlock answered by the state of the outputs is carried out, and a refusal in clear ends the session only", async () => {
  const rig = osdpRig({ models: [withHabits({ answersOutputsWithStatus: true })] });
  rig.reader.setLocal(false, true);
  await rig.scheduler.advance(500);
  const outcome = rig.line.send({ kind: "unlock", readerId: "r1", durationMs: 3_000 });
  await rig.scheduler.advance(100);
  expect(await outcome).toEqual({ kind: "ok" });
  expect(rig.of("output-changed")).toMatchObject([
    { output: 0, active: true },
    { output: 1, active: false },
  ]);
  await rig.stop();
});

test("Q6: a refusal in clear with a body of three bytes, in the middle of a session, ends the session", () => {
  const conversation = new Conversation(1);
  conversation.secure(new SecureSession(keys, firstMac, "panel"));
  const sent = frameOf(
    conversation.start({ kind: "manufacturer", vendor: fromHex("010203"), data: fromHex("ff") }),
  );
  const parts = { address: 1, isReply: true, sequence: sent.sequence, check: "crc", security: null } as const;
  const refusal = writeFrame({ ...parts, code: 0x41, data: fromHex("030102") });
  expect(conversation.hear(frameOf(refusal))).toEqual({ kind: "session-lost", why: "refused" });
  expect(conversation.isSecure).toBe(false);
});

test("Q7: a reader without a secure channel is refused, not talked to in clear", async () => {
  const rig = osdpRig({ models: [{ ...withHabits({ lacksSecureChannel: true }), needsSession: false }] });
  rig.reader.report(cardRead);
  await rig.scheduler.advance(30_000);
  expect(rig.of("reader-security-failure")).toMatchObject([
    { failure: "secure-channel-unsupported", quarantined: true },
  ]);
  expect(rig.reads()).toEqual([]);
  expect(rig.commands.some(({ command }) => command.kind === "poll")).toBe(false);
  await rig.stop();
});

test("Q8: an empty reply of ours travels without encryption, and an encrypted empty one of theirs is understood", () => {
  const parts = { address: 1, isReply: true, sequence: 1, check: "crc", code: 0x40 } as const;
  const ours = frameOf(new SecureSession(keys, firstMac, "reader").seal({ ...parts, data: fromHex("") }));
  expect(ours.security?.type).toBe(securityBlock.replyMac);
  const inverted = firstMac.map((byte) => byte ^ 0xff);
  const data = encryptChain(keys.encryption, inverted, padded(fromHex(""), true));
  const security = { type: securityBlock.replyEncrypted, data: fromHex("") };
  const theirs = writeFrame({ ...parts, security, data }, (bytes) => referenceMac(bytes).subarray(0, 4));
  const panel = new SecureSession(keys, firstMac, "panel");
  expect(panel.open(frameOf(theirs))).toEqual({ kind: "opened", data: fromHex(""), wasClear: false });
});

/** The plain reading of annex D.5, one block at a time. */
function referenceMac(bytes: Uint8Array): Uint8Array {
  const blocks = padded(bytes, false);
  let chain = firstMac;
  for (let at = 0; at < blocks.length; at += 16) {
    const isLast = at + 16 === blocks.length;
    const mixed = blocks.subarray(at, at + 16).map((byte, index) => byte ^ (chain[index] ?? 0));
    const cipher = createCipheriv("aes-128-ecb", isLast ? keys.mac2 : keys.mac1, null).setAutoPadding(false);
    chain = new Uint8Array(cipher.update(mixed));
  }
  return chain;
}

test("Q9: the last block gets the second key also when the message fills its blocks exactly", () => {
  const parts = { address: 1, isReply: true, sequence: 1, check: "crc", code: 0x49 } as const;
  // Eight bytes of header, block and code, and eight inputs: one whole block, nothing to pad.
  const sealed = frameOf(
    new SecureSession(keys, firstMac, "reader").sealClear({ ...parts, data: new Uint8Array(8) }),
  );
  const authenticated = sealed.bytes.subarray(0, 16);
  expect(hexOf(sealed.mac ?? fromHex(""))).toBe(hexOf(referenceMac(authenticated).subarray(0, 4)));
  const two = frameOf(
    new SecureSession(keys, firstMac, "reader").sealClear({ ...parts, data: new Uint8Array(24) }),
  );
  expect(hexOf(two.mac ?? fromHex(""))).toBe(hexOf(referenceMac(two.bytes.subarray(0, 32)).subarray(0, 4)));
});

test("Q10: a silent reader is tried again after 1, 2, 4, then every 8 seconds, and is back at once when it answers", async () => {
  const rig = osdpRig();
  rig.faults.mute.add(1);
  await rig.scheduler.advance(40_000);
  expect(rig.of("reader-offline")).toMatchObject([{ cause: "silence" }]);
  expect(rig.of("reader-offline")[0]?.monotonicMs).toBeLessThanOrEqual(8_500);
  expect(rig.health("r1")?.counters).toMatchObject({ polls: 0 });
  rig.faults.mute.clear();
  await rig.scheduler.advance(8_500);
  expect(rig.of("reader-online")).toHaveLength(1);
  await rig.stop();
});

test("an install mode that nobody used closes by itself", async () => {
  const rig = osdpRig({
    models: [smallReader(1, null)],
    keyStore: memoryKeyStore([]),
    settings: [readerSettings(1)],
  });
  await rig.scheduler.advance(500);
  expect(rig.of("reader-security-failure")).toMatchObject([{ failure: "no-key", quarantined: true }]);
  rig.faults.mute.add(1);
  await rig.line.send({ kind: "open-install-mode", readerId: "r1", durationMs: 5_000 });
  await rig.scheduler.advance(30_000);
  rig.faults.mute.clear();
  await rig.scheduler.advance(60_000);
  expect(rig.of("reader-online")).toEqual([]);
  expect(rig.reader.key).toBeNull();
  expect(await rig.line.send({ kind: "open-install-mode", readerId: "r1", durationMs: 3_600_000 })).toEqual({
    kind: "refused",
    reason: "out-of-range",
  });
  await rig.stop();
});
