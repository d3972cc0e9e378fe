import type { TapListener } from "../../transports/line-tap.ts";
import { hexOf } from "./bytes.ts";
import { startOfMessage } from "./frame.ts";
import { FrameParser } from "./frame-parser.ts";

/** One message of a capture, as capture tools write and read them: one JSON object a line, every value a text. */
export type CaptureLine = {
  readonly timeSec: string;
  readonly timeNano: string;
  /** By whoever made the capture: what it sent is `output`, what it heard is `input`. */
  readonly io: "input" | "output" | "trace";
  /** The message from its start byte on, or noise between messages, in hexadecimal with dashes. */
  readonly data: string;
  readonly osdpTraceVersion: "1";
  readonly osdpSource: string;
};

/**
 * Turns what goes by on a line into lines of an OSDPCAP file. All that is heard is in it but the marks: messages one by one, and what
 * was no message where it came.
 */
export function captureLines(now: () => Date, emit: (line: CaptureLine) => void): TapListener {
  const write = (io: CaptureLine["io"], bytes: Uint8Array) => {
    const ms = now().getTime();
    emit({
      timeSec: String(Math.floor(ms / 1_000)),
      timeNano: String((ms % 1_000) * 1_000_000),
      ...{ io, data: dashed(bytes), osdpTraceVersion: "1", osdpSource: "Gatehouse" },
    });
  };
  let noise: Uint8Array[] = [];
  const flushNoise = () => {
    if (noise.length > 0) write("input", Buffer.concat(noise));
    noise = [];
  };
  const parser = new FrameParser((_, bytes) => noise.push(bytes.slice()));
  return (direction, bytes) => {
    if (direction === "said") {
      // Whoever speaks next has given up waiting for the rest of what was heard.
      for (const frame of parser.abandon()) write("input", frame.bytes);
      flushNoise();
      write("output", withoutMark(bytes));
      return;
    }
    const frames = parser.push(bytes);
    flushNoise();
    for (const frame of frames) write("input", frame.bytes);
  };
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(Math.max(0, bytes.indexOf(startOfMessage)));
}

function dashed(bytes: Uint8Array): string {
  return (hexOf(bytes).toUpperCase().match(/../g) ?? []).join("-");
}
