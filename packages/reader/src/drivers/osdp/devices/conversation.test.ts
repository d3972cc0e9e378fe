import { describe, expect, test } from "vitest";
import { fromHex, hexOf } from "../bytes.ts";
import type { Frame, SequenceNumber } from "../frame.ts";
import { FrameParser } from "../frame-parser.ts";
import { writeFrame } from "../frame-writer.ts";
import { SecureSession } from "../secure-channels/secure-session.ts";
import { Conversation } from "./conversation.ts";

const zero = new Uint8Array(16);
const keys = { encryption: zero, mac1: zero, mac2: zero };
const poll = { kind: "poll" } as const;

const frameOf = (bytes: Uint8Array): Frame => {
  const [frame] = new FrameParser().push(bytes);
  if (frame === undefined) throw new Error("no frame");
  return frame;
};

const clear = (sequence: SequenceNumber, code: number, data = "", address = 1) =>
  frameOf(
    writeFrame({ address, isReply: true, sequence, check: "crc", security: null, code, data: fromHex(data) }),
  );

function secured() {
  const panel = new Conversation(1);
  panel.start(poll);
  panel.hear(clear(0, 0x40));
  panel.secure(new SecureSession(keys, zero, "panel"));
  const reader = new SecureSession(keys, zero, "reader");
  const command = frameOf(panel.start(poll));
  reader.open(command);
  const answer = (data: string, code = 0x40, sequence = command.sequence) =>
    frameOf(reader.seal({ address: 1, isReply: true, sequence, check: "crc", code, data: fromHex(data) }));
  return { panel, answer, command };
}

test("numbers run 0, 1, 2, 3, 1 and begin again at 0 after a restart", () => {
  const conversation = new Conversation(1);
  const numbers = Array.from({ length: 5 }, () => {
    const { sequence } = frameOf(conversation.start(poll));
    conversation.hear(clear(sequence, 0x40));
    return sequence;
  });
  conversation.restart();
  expect([...numbers, frameOf(conversation.start(poll)).sequence]).toEqual([0, 1, 2, 3, 1, 0]);
});

test("a retry is the same bytes, in a session too", () => {
  const conversation = new Conversation(1);
  const first = hexOf(conversation.start(poll));
  expect(hexOf(conversation.again() ?? zero)).toBe(first);
  const { panel, command } = secured();
  expect(hexOf(panel.again() ?? zero)).toBe(hexOf(command.bytes));
  expect(hexOf(panel.again() ?? zero)).toBe(hexOf(command.bytes));
});

test("echoes, other readers and late answers are not taken for the answer", () => {
  const conversation = new Conversation(1);
  const sent = conversation.start(poll);
  expect(conversation.hear(frameOf(sent))).toEqual({ kind: "ignored", why: "echo" });
  expect(conversation.hear(clear(0, 0x40, "", 2))).toEqual({ kind: "ignored", why: "other-address" });
  expect(conversation.hear(clear(2, 0x40))).toEqual({ kind: "ignored", why: "wrong-sequence" });
  expect(conversation.hear(clear(0, 0x40))).toMatchObject({ kind: "reply" });
  expect(conversation.hear(clear(0, 0x40))).toEqual({ kind: "ignored", why: "not-waiting" });
});

test("BUSY leaves the message in flight and the session as they are", () => {
  const { panel, answer } = secured();
  expect(panel.hear(clear(0, 0x79))).toEqual({ kind: "busy" });
  expect(panel.isWaiting).toBe(true);
  expect(panel.hear(answer(""))).toMatchObject({ kind: "reply", reply: { kind: "ack" } });
});

describe("a session ends", () => {
  test("with a card in clear, which is never read", () => {
    const { panel, command } = secured();
    const card = clear(command.sequence, 0x50, "00011a00bdd93740");
    expect(panel.hear(card)).toEqual({ kind: "session-lost", why: "forged" });
    expect([panel.isSecure, panel.isWaiting]).toEqual([false, false]);
  });

  test("with a refusal in clear", () => {
    const { panel, command } = secured();
    expect(panel.hear(clear(command.sequence, 0x41, "06"))).toEqual({ kind: "session-lost", why: "refused" });
  });

  test("with a wrong authentication code under a right check", () => {
    const { panel, answer } = secured();
    const forged = answer("0100", 0x48);
    const changed = { ...forged, mac: fromHex("00000000") };
    expect(panel.hear(changed)).toEqual({ kind: "session-lost", why: "bad-mac" });
  });

  test("with sequence number 0 from the reader", () => {
    const { panel, answer } = secured();
    expect(panel.hear(answer("", 0x40, 0))).toEqual({ kind: "session-lost", why: "restarted" });
  });
});

test("a late answer in clear, of another turn, does not end a session", () => {
  const { panel, answer } = secured();
  expect(panel.hear(clear(3, 0x40))).toEqual({ kind: "ignored", why: "wrong-sequence" });
  expect(panel.hear(answer(""))).toMatchObject({ kind: "reply" });
});
