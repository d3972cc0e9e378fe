import { describe, expect, test } from "vitest";
import { fromHex, hexOf } from "../bytes.ts";
import { commandCodes, readCommand, writeCommand } from "../commands.ts";
import type { Frame } from "../frame.ts";
import { carriesMac } from "../frame.ts";
import { FrameParser } from "../frame-parser.ts";
import { writeFrame } from "../frame-writer.ts";
import { readReply, replyCodes, writeReply } from "../replies.ts";
import { readRecording, recordingNames } from "../vectors/recordings.ts";
import { commandVectors, wrapVector } from "../vectors/single-frames.ts";
import { SecureSession } from "./secure-session.ts";
import {
  clientCryptogram,
  deriveSessionKeys,
  initialMac,
  installKey,
  serverCryptogram,
} from "./session-keys.ts";

type Ends = { readonly panel: SecureSession; readonly reader: SecureSession };

type Opened = { readonly frame: Frame; readonly data: Uint8Array; readonly wasClear: boolean };

/** Follows a recorded conversation as a third party that holds the key: checks every code, decrypts every payload. */
function follow(name: (typeof recordingNames)[number]): readonly Opened[] {
  const { scbk, messages } = readRecording(name);
  const opened: Opened[] = [];
  let ends = null as Ends | null;
  let challenge: Uint8Array = new Uint8Array(0);
  let readerRandom: Uint8Array = new Uint8Array(0);
  let key = scbk;
  for (const { bytes, isReply } of messages) {
    const [frame] = new FrameParser().push(bytes);
    if (frame === undefined) throw new Error(`no frame in ${hexOf(bytes)}`);
    expect(frame.isReply).toBe(isReply);
    const { security } = frame;
    if (security !== null && carriesMac(security.type)) {
      const message = isReply ? ends?.panel.open(frame) : ends?.reader.open(frame);
      if (message?.kind !== "opened") throw new Error(`${message?.why} at ${hexOf(bytes)}`);
      // The other end writes the same message: its chain moves on, and its bytes must be those recorded.
      const { address, sequence, check, code } = frame;
      const plain = { address, isReply, sequence, check, code, data: message.data };
      if (!message.wasClear) {
        expect(
          hexOf((isReply ? ends?.reader.seal(plain) : ends?.panel.seal(plain)) ?? bytes.subarray(0, 0)),
        ).toBe(hexOf(bytes));
      } else if (ends !== null) {
        ends = {
          ...ends,
          reader: SecureSession.resumed(keysOf(key, challenge), "reader", ...macsAfter(ends.panel)),
        };
      }
      opened.push({ frame, data: message.data, wasClear: message.wasClear });
      continue;
    }
    opened.push({ frame, data: frame.data, wasClear: false });
    const reply = readReply(frame.code, frame.data);
    const command = readCommand(frame.code, frame.data);
    if (!isReply && typeof command !== "string" && command.kind === "challenge") {
      challenge = command.random;
      key = security?.data[0] === 0 ? installKey : scbk;
    }
    if (isReply && typeof reply !== "string" && reply.kind === "client-cryptogram") {
      readerRandom = reply.random;
      const keys = keysOf(key, challenge);
      const isOurs = hexOf(clientCryptogram(keys, challenge, readerRandom)) === hexOf(reply.cryptogram);
      // The one foreign answer: a libosdp reader without a key answers from a key of zeros.
      if (!isOurs) {
        const zero = keysOf(new Uint8Array(16), challenge);
        expect(hexOf(clientCryptogram(zero, challenge, readerRandom))).toBe(hexOf(reply.cryptogram));
      }
    }
    if (!isReply && typeof command !== "string" && command.kind === "server-cryptogram") {
      expect(hexOf(serverCryptogram(keysOf(key, challenge), challenge, readerRandom))).toBe(
        hexOf(command.cryptogram),
      );
    }
    if (isReply && typeof reply !== "string" && reply.kind === "initial-mac") {
      const keys = keysOf(key, challenge);
      const first = initialMac(keys, serverCryptogram(keys, challenge, readerRandom));
      expect(hexOf(reply.mac)).toBe(hexOf(first));
      ends = {
        panel: new SecureSession(keys, first, "panel"),
        reader: new SecureSession(keys, first, "reader"),
      };
    }
  }
  return opened;
}

function rewriteReply(code: number, data: Uint8Array): Uint8Array {
  const reply = readReply(code, data);
  if (typeof reply === "string") throw new Error(`${reply}: ${code.toString(16)} ${hexOf(data)}`);
  return writeReply(reply);
}

function rewriteCommand(code: number, data: Uint8Array): Uint8Array {
  const command = readCommand(code, data);
  if (typeof command === "string") throw new Error(`${command}: ${code.toString(16)} ${hexOf(data)}`);
  return writeCommand(command);
}

const keysOf = (key: Uint8Array | null, random: Uint8Array) =>
  deriveSessionKeys(key ?? new Uint8Array(16), random);

const macsAfter = (panel: SecureSession): readonly [Uint8Array, Uint8Array] => [
  panel.receivedMac,
  panel.sentMac,
];

describe.each(recordingNames)("%s", (name) => {
  test("every frame is read, every code is right, every payload is understood, and is written the same", () => {
    const opened = follow(name);
    expect(opened).toHaveLength(readRecording(name).messages.length);
    for (const { frame, data } of opened) {
      const { code, isReply, address, sequence, check, security } = frame;
      const rewritten = isReply ? rewriteReply(code, data) : rewriteCommand(code, data);
      expect(hexOf(rewritten)).toBe(hexOf(data));
      if (frame.mac === null) {
        const parts = { address, isReply, sequence, check, security, code, data };
        expect(hexOf(writeFrame(parts))).toBe(hexOf(frame.bytes));
      }
    }
  });
});

test("the events of the recorded readers are the cards, texts and keys that were presented", () => {
  const events = (name: (typeof recordingNames)[number]) =>
    follow(name)
      .filter(({ frame }) => frame.isReply)
      .filter(({ frame }) => frame.code === replyCodes["raw-read"] || frame.code === replyCodes.keypad)
      .map(({ data }) => hexOf(data));
  const presented = [
    "00011a00bdd93740",
    "000125000123456780",
    "0000500057494c4d412d34373131",
    "0005313233340d",
  ];
  expect(events("libosdp-plain")).toEqual(presented);
  expect(events("libosdp-sc")).toEqual(presented);
  expect(events("libosdp-scbkd-keyset")).toEqual(presented);
  expect(events("osdp-embedded-sc").length).toBeGreaterThan(3);
});

test("status that libosdp sends in clear inside a session is recognised as such", () => {
  const clear = follow("libosdp-sc").filter(({ wasClear }) => wasClear);
  expect(clear.map(({ frame, data }) => [frame.code, hexOf(data)])).toEqual([
    [replyCodes["local-status"], "0000"],
    [replyCodes["input-status"], "0000"],
    [replyCodes["output-status"], "0100"],
    [replyCodes["reader-status"], "00"],
  ]);
  expect(follow("osdp-embedded-sc").some(({ wasClear }) => wasClear)).toBe(false);
});

test("a changed bit in an authenticated frame is refused and leaves the chain where it was", () => {
  const { scbk, messages } = readRecording("libosdp-sc");
  expect(scbk).not.toBeNull();
  const keys = {
    encryption: fromHex(wrapVector.encryption),
    mac1: fromHex(wrapVector.mac1),
    mac2: fromHex(wrapVector.mac2),
  };
  const [sent, received] = [fromHex(wrapVector.lastSent), fromHex(wrapVector.lastReceived)];
  const reader = SecureSession.resumed(keys, "reader", received, sent);
  const [frame] = new FrameParser().push(fromHex(wrapVector.withData));
  if (frame === undefined) throw new Error("no frame");
  const forged = { ...frame, bytes: frame.bytes.map((byte, index) => (index === 12 ? byte ^ 1 : byte)) };
  expect(reader.open(forged)).toEqual({ kind: "rejected", why: "bad-mac" });
  expect(reader.open(frame)).toMatchObject({ kind: "opened" });
  expect(messages.length).toBeGreaterThan(100);
});

test("OSDP-Embedded's wrapped messages are written to the byte, and the chain stands where theirs does", () => {
  const keys = {
    encryption: fromHex(wrapVector.encryption),
    mac1: fromHex(wrapVector.mac1),
    mac2: fromHex(wrapVector.mac2),
  };
  const parts = { address: 5, isReply: false, sequence: 2, check: "crc", code: commandCodes.text } as const;
  const start = () =>
    SecureSession.resumed(keys, "panel", fromHex(wrapVector.lastSent), fromHex(wrapVector.lastReceived));
  const session = start();
  const data = Uint8Array.from({ length: 16 }, (_, index) => index * 7);
  expect(hexOf(session.seal({ ...parts, data }))).toBe(wrapVector.withData);
  expect(hexOf(session.sentMac)).toBe(wrapVector.chainAfter);
  expect(hexOf(start().seal({ ...parts, data: new Uint8Array(0) }))).toBe(wrapVector.withoutData);
});

describe.each(commandVectors)("OSDP.Net's $name", ({ code, data, secure, crc, checksum }) => {
  const parts = { address: 0, isReply: false, sequence: 2, code, data: fromHex(data) } as const;

  test("is written with both checks and under a session of zeros", () => {
    const zero = new Uint8Array(16);
    const session = new SecureSession({ encryption: zero, mac1: zero, mac2: zero }, zero, "panel");
    expect(hexOf(writeFrame({ ...parts, check: "crc", security: null })).toUpperCase()).toBe(crc);
    expect(hexOf(writeFrame({ ...parts, check: "checksum", security: null })).toUpperCase()).toBe(checksum);
    expect(hexOf(session.seal({ ...parts, check: "crc" })).toUpperCase()).toBe(secure);
  });

  test("is understood, and is written the same from its meaning", () => {
    const command = readCommand(code, fromHex(data));
    if (typeof command === "string") throw new Error(command);
    expect(commandCodes[command.kind]).toBe(code);
    expect(hexOf(writeCommand(command)).toUpperCase()).toBe(data);
  });
});
