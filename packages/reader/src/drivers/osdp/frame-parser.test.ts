import { size } from "@gatehouse/testing/sizes/size";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fromHex, hexOf } from "./bytes.ts";
import { type Frame, longestFrame } from "./frame.ts";
import { FrameParser } from "./frame-parser.ts";
import { withMark, writeFrame } from "./frame-writer.ts";
import { readRecording } from "./vectors/recordings.ts";
import { frameVectors } from "./vectors/single-frames.ts";

const patience = size(60_000, 300_000);

const parse = (...chunks: readonly Uint8Array[]) => {
  const parser = new FrameParser();
  return chunks.flatMap((chunk) => parser.push(chunk));
};

const told = (frame: Frame) => ({
  address: frame.address,
  isReply: frame.isReply,
  sequence: frame.sequence,
  check: frame.check,
  code: frame.code,
  data: hexOf(frame.data).toUpperCase(),
});

test.each(frameVectors)("a frame of $source is read: $hex", ({ source: _, hex, ...expected }) => {
  expect(parse(fromHex(hex)).map(told)).toEqual([expected]);
});

test.each(frameVectors)("a frame of $source is written: $hex", ({ hex, data, source: _, ...parts }) => {
  const bytes = fromHex(hex);
  const [frame] = parse(bytes);
  const security = frame?.security ?? null;
  const sequence = frame?.sequence ?? 0;
  const written = writeFrame({ ...parts, sequence, security, data: fromHex(data) });
  expect(hexOf(written)).toBe(hexOf(bytes[0] === 0xff ? bytes.subarray(1) : bytes));
});

const recorded = readRecording("libosdp-sc").messages.map(({ bytes }) => bytes);

test("a frame split at every byte, and into single bytes, is the same frame", () => {
  for (const bytes of recorded.slice(0, 8)) {
    const marked = withMark(bytes);
    for (let at = 1; at < marked.length; at++) {
      expect(parse(marked.subarray(0, at), marked.subarray(at)).map(({ bytes }) => hexOf(bytes))).toEqual([
        hexOf(bytes),
      ]);
    }
    expect(parse(...Array.from(marked, (byte) => Uint8Array.of(byte)))).toHaveLength(1);
  }
});

test("two frames in one chunk are two frames", () => {
  const [first, second] = [recorded[0] ?? new Uint8Array(0), recorded[1] ?? new Uint8Array(0)];
  expect(parse(Buffer.concat([first, second])).map(({ bytes }) => hexOf(bytes))).toEqual([
    hexOf(first),
    hexOf(second),
  ]);
});

test("a wrong check costs one byte, so a frame hidden behind a false start byte is found", () => {
  const frame = recorded[0] ?? new Uint8Array(0);
  const falseStart = fromHex("53 05 0c 00 04 60 00");
  const parser = new FrameParser();
  expect(parser.push(Buffer.concat([falseStart, frame])).map(({ bytes }) => hexOf(bytes))).toEqual([
    hexOf(frame),
  ]);
  expect(parser.counters).toMatchObject({ frames: 1, rejected: 1, discarded: falseStart.length });
});

test("a false start that waits for more than ever comes gives way when the line falls silent", () => {
  const frame = recorded[0] ?? new Uint8Array(0);
  const parser = new FrameParser();
  expect(parser.push(Buffer.concat([fromHex("53 05 a0 05"), frame]))).toEqual([]);
  expect(parser.isWaiting).toBe(true);
  expect(parser.abandon().map(({ bytes }) => hexOf(bytes))).toEqual([hexOf(frame)]);
  expect(parser.isWaiting).toBe(false);
});

test("whatever comes is never thrown over, and no real frame after it is lost", { timeout: patience }, () => {
  const noise = fc.uint8Array({ maxLength: 300 });
  // Start bytes with plausible lengths are the noise that hurts.
  const nasty = fc
    .array(fc.constantFrom(0x53, 0x00, 0x08, 0x04, 0xff), { maxLength: 60 })
    .map((b) => Uint8Array.from(b));
  const piece = fc.oneof(noise, nasty, fc.constantFrom(...recorded.slice(0, 20)));
  const run = fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(6), fc.nat(19), (pieces, cut, which) => {
    const parser = new FrameParser();
    const stream = Buffer.concat(pieces);
    for (let at = 0; at < stream.length; at += cut + 1) parser.push(stream.subarray(at, at + cut + 1));
    parser.abandon();
    const wanted = recorded[which] ?? new Uint8Array(0);
    expect(parser.isWaiting).toBe(false);
    expect(parser.push(wanted).map(({ bytes }) => hexOf(bytes))).toEqual([hexOf(wanted)]);
  });
  fc.assert(run, { numRuns: size(2_000, 100_000), seed: 11 });
});

test("every byte is accounted for: in a frame, a mark, or counted as discarded", {
  timeout: patience,
}, () => {
  const piece = fc.oneof(fc.uint8Array({ maxLength: 100 }), fc.constantFrom(...recorded.slice(0, 20)));
  const run = fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
    let reported = 0;
    const parser = new FrameParser((_, bytes) => {
      reported += bytes.length;
    });
    const frames = [...pieces.flatMap((bytes) => parser.push(bytes)), ...parser.abandon()];
    const inFrames = frames.reduce((sum, { bytes }) => sum + bytes.length, 0);
    expect(reported).toBe(parser.counters.discarded);
    const total = pieces.reduce((sum, bytes) => sum + bytes.length, 0);
    const marks = total - inFrames - reported;
    expect(marks).toBeGreaterThanOrEqual(0);
    expect(marks).toBeLessThanOrEqual(Buffer.concat(pieces).filter((byte) => byte === 0xff).length);
  });
  fc.assert(run, { numRuns: size(1_000, 50_000), seed: 12 });
});

test("a stream of junk keeps less than one longest message in memory", { timeout: patience }, () => {
  const parser = new FrameParser();
  const junk = Uint8Array.from({ length: 4_096 }, (_, index) => [0x53, 0x01, 0x9f, 0x05][index % 4] ?? 0);
  const rounds = size(50, 1_000);
  for (let times = 0; times < rounds; times++) parser.push(junk);
  const fed = rounds * junk.length;
  expect(fed - parser.counters.discarded).toBeLessThan(longestFrame);
});

test("a frame whose check is right and whose insides are impossible is skipped whole", () => {
  const longBlock = writeFrame({
    ...{ address: 1, isReply: true, sequence: 1, check: "crc" },
    security: { type: 0x16, data: new Uint8Array(0) },
    ...{ code: 0x40, data: new Uint8Array(0) },
  });
  const parser = new FrameParser();
  expect(parser.push(longBlock)).toEqual([]);
  expect(parser.counters).toEqual({ frames: 0, discarded: longBlock.length, rejected: 1 });
});
