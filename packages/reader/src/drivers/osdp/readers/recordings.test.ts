import { describe, expect, test } from "vitest";
import { hexOf } from "../bytes.ts";
import type { Frame } from "../frame.ts";
import { FrameParser } from "../frame-parser.ts";
import { type OsdpReply, readReply, replyCodes } from "../replies.ts";
import { SecureSession } from "../secure-channels/secure-session.ts";
import {
  deriveSessionKeys,
  initialMac,
  installKey,
  serverCryptogram,
} from "../secure-channels/session-keys.ts";
import { readRecording, recordingNames } from "../vectors/recordings.ts";
import { correctHabits, type ReaderHabits, smallReader } from "./reader-model.ts";
import { SimulatedOsdpReader } from "./simulated-osdp-reader.ts";

type Name = (typeof recordingNames)[number];

const habits: Record<Name, ReaderHabits> = {
  "libosdp-plain": correctHabits,
  "libosdp-sc": { ...correctHabits, answersStatusInClear: true },
  "libosdp-scbkd-keyset": { ...correctHabits, answersStatusInClear: true, answersFromZeroKey: true },
  "osdp-embedded-sc": { ...correctHabits, refusesManufacturer: true, hasUnwiredOutputs: true },
};

const events: readonly number[] = [
  replyCodes["raw-read"],
  replyCodes.keypad,
  replyCodes["local-status"],
  replyCodes["input-status"],
];

const frameOf = (bytes: Uint8Array | undefined): Frame => {
  const [frame] = bytes === undefined ? [] : new FrameParser().push(bytes);
  if (frame === undefined) throw new Error("no frame");
  return frame;
};

/** The plain replies of a recording, in order: what the recorded reader meant by each answer. */
function meanings(name: Name): readonly (OsdpReply | null)[] {
  const { scbk, messages } = readRecording(name);
  let ends: { panel: SecureSession; reader: SecureSession } | null = null;
  let key = scbk ?? installKey;
  let panelRandom: Uint8Array = new Uint8Array(8);
  let readerRandom: Uint8Array = new Uint8Array(8);
  return messages.map(({ bytes, isReply }) => {
    const frame = frameOf(bytes);
    if (frame.mac !== null) {
      const opened = isReply ? ends?.panel.open(frame) : ends?.reader.open(frame);
      if (opened?.kind !== "opened") throw new Error("not opened");
      const parts = { ...frame, data: opened.data };
      if (opened.wasClear) ends?.reader.sealClear(parts);
      else if (isReply) ends?.reader.seal(parts);
      else ends?.panel.seal(parts);
      const reply = isReply ? readReply(frame.code, opened.data) : null;
      return typeof reply === "string" ? null : reply;
    }
    if (!isReply && frame.code === 0x76) {
      panelRandom = frame.data;
      key = frame.security?.data[0] === 0 ? installKey : (scbk ?? installKey);
    }
    const reply = isReply ? readReply(frame.code, frame.data) : null;
    if (reply === null || typeof reply === "string") return null;
    if (reply.kind === "client-cryptogram") readerRandom = reply.random;
    if (reply.kind === "initial-mac") {
      const keys = deriveSessionKeys(key, panelRandom);
      const first = initialMac(keys, serverCryptogram(keys, panelRandom, readerRandom));
      ends = {
        panel: new SecureSession(keys, first, "panel"),
        reader: new SecureSession(keys, first, "reader"),
      };
    }
    return reply;
  });
}

describe.each(recordingNames)("%s", (name) => {
  test("our reader, given the same cards and random bytes, answers the recorded panel with the recorded bytes", () => {
    const { messages, scbk } = readRecording(name);
    const replies = meanings(name);
    const identity = replies.find((reply) => reply?.kind === "identity");
    const capabilities = replies.find((reply) => reply?.kind === "capabilities");
    const randoms = replies.flatMap((reply) => (reply?.kind === "client-cryptogram" ? [reply] : []));
    if (identity?.kind !== "identity" || capabilities?.kind !== "capabilities")
      throw new Error("no identity");
    const startsUnkeyed = name === "libosdp-scbkd-keyset";
    const model = {
      ...smallReader(1, startsUnkeyed ? null : scbk),
      identity: identity.identity,
      capabilities: capabilities.entries,
      clientId: randoms[0]?.clientId ?? new Uint8Array(8),
      inputs: name === "osdp-embedded-sc" ? inputsOf(replies) : 2,
      outputs: outputsOf(replies),
      habits: habits[name],
    };
    const queue = randoms.map(({ random }) => random);
    const random = () => queue.shift() ?? new Uint8Array(8);
    const reader = new SimulatedOsdpReader(model, { monotonicMs: () => 0, random });
    for (let at = 0; at + 1 < messages.length; at += 2) {
      const command = frameOf(messages[at]?.bytes);
      const recorded = messages[at + 1]?.bytes ?? new Uint8Array(0);
      const meant = replies[at + 1] ?? null;
      if (command.code === 0x60 && meant !== null && events.includes(replyCodes[meant.kind]))
        reader.report(meant);
      const answer = reader.answer(command);
      expect(hexOf(answer ?? new Uint8Array(0)), `answer ${at / 2}`).toBe(hexOf(recorded));
    }
  });
});

function outputsOf(replies: readonly (OsdpReply | null)[]): number {
  const found = replies.find((reply) => reply?.kind === "output-status");
  return found?.kind === "output-status" ? found.states.length : 2;
}

function inputsOf(replies: readonly (OsdpReply | null)[]): number {
  const found = replies.find((reply) => reply?.kind === "input-status");
  return found?.kind === "input-status" ? found.states.length : 2;
}
