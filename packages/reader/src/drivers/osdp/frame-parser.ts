import { checksum8, crc16 } from "./check-characters.ts";
import {
  carriesMac,
  control,
  type Frame,
  longestFrame,
  macLength,
  mark,
  type SecurityBlock,
  type SequenceNumber,
  shortestFrame,
  startOfMessage,
} from "./frame.ts";

/** Why bytes were thrown away. */
export type DiscardCause = "noise" | "bad-length" | "bad-check" | "malformed" | "abandoned";

/** What a parser has seen since it was made. `discarded` counts bytes, `rejected` counts start bytes that led nowhere. */
export type ParserCounters = {
  readonly frames: number;
  readonly discarded: number;
  readonly rejected: number;
};

/** Told of everything that was thrown away; the bytes are only valid during the call. */
export type OnDiscard = (cause: DiscardCause, bytes: Uint8Array) => void;

const none = new Uint8Array(0);

/**
 * Cuts messages out of a byte stream. Never throws, keeps less than one longest message, and after any noise finds the
 * next message: a start byte that leads nowhere is skipped alone, since a real message may begin right behind it.
 */
export class FrameParser {
  readonly #onDiscard: OnDiscard;
  #pending: Uint8Array = none;
  #frames = 0;
  #discarded = 0;
  #rejected = 0;

  constructor(onDiscard: OnDiscard = () => {}) {
    this.#onDiscard = onDiscard;
  }

  get counters(): ParserCounters {
    return { frames: this.#frames, discarded: this.#discarded, rejected: this.#rejected };
  }

  /** Whether a message has begun and not ended. */
  get isWaiting(): boolean {
    return this.#pending.length > 0;
  }

  /** Takes bytes as they come and answers the messages they complete. */
  push(chunk: Uint8Array): Frame[] {
    const bytes = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    return this.#scan(bytes);
  }

  /** The line fell silent: gives up the message begun, and answers those that were hidden behind its false start. */
  abandon(): Frame[] {
    const frames: Frame[] = [];
    while (this.#pending.length > 0) {
      const bytes = this.#pending;
      this.#pending = none;
      this.#reject("abandoned", bytes.subarray(0, 1));
      frames.push(...this.#scan(bytes.subarray(1)));
    }
    return frames;
  }

  #scan(bytes: Uint8Array): Frame[] {
    const frames: Frame[] = [];
    let at = 0;
    for (;;) {
      const start = bytes.indexOf(startOfMessage, at);
      this.#skipNoise(bytes.subarray(at, start === -1 ? bytes.length : start));
      if (start === -1) {
        this.#pending = none;
        return frames;
      }
      const candidate = bytes.subarray(start);
      const length = candidate.length < 4 ? null : (candidate[2] ?? 0) | ((candidate[3] ?? 0) << 8);
      if (length !== null && (length < shortestFrame || length > longestFrame)) {
        this.#reject("bad-length", candidate.subarray(0, 1));
        at = start + 1;
      } else if (length === null || candidate.length < length) {
        this.#pending = new Uint8Array(candidate);
        return frames;
      } else {
        const whole = candidate.subarray(0, length);
        const taken = this.#take(whole, frames);
        at = start + taken;
      }
    }
  }

  /** Answers how many bytes are done with: one when the check is wrong, the whole message otherwise. */
  #take(whole: Uint8Array, frames: Frame[]): number {
    if (!hasRightCheck(whole)) {
      this.#reject("bad-check", whole.subarray(0, 1));
      return 1;
    }
    const frame = dissect(new Uint8Array(whole));
    if (frame === null) {
      this.#reject("malformed", whole);
    } else {
      this.#frames += 1;
      frames.push(frame);
    }
    return whole.length;
  }

  #reject(cause: DiscardCause, bytes: Uint8Array): void {
    this.#rejected += 1;
    this.#discarded += bytes.length;
    this.#onDiscard(cause, bytes);
  }

  #skipNoise(bytes: Uint8Array): void {
    const noise = bytes.filter((byte) => byte !== mark);
    if (noise.length === 0) return;
    this.#discarded += noise.length;
    this.#onDiscard("noise", noise);
  }
}

function hasRightCheck(whole: Uint8Array): boolean {
  const usesCrc = ((whole[4] ?? 0) & control.crc) !== 0;
  const length = whole.length;
  if (!usesCrc) return checksum8(whole.subarray(0, length - 1)) === whole[length - 1];
  if (length < shortestFrame + 1) return false;
  return (
    crc16(whole.subarray(0, length - 2)) === ((whole[length - 2] ?? 0) | ((whole[length - 1] ?? 0) << 8))
  );
}

function dissect(bytes: Uint8Array): Frame | null {
  const flags = bytes[4] ?? 0;
  const check = flags & control.crc ? "crc" : "checksum";
  let end = bytes.length - (check === "crc" ? 2 : 1);
  let at = 5;
  let security: SecurityBlock | null = null;
  if (flags & control.security) {
    const blockLength = bytes[5] ?? 0;
    if (blockLength < 2 || at + blockLength >= end) return null;
    security = { type: bytes[6] ?? 0, data: bytes.subarray(7, at + blockLength) };
    at += blockLength;
  }
  let mac: Uint8Array | null = null;
  if (security !== null && carriesMac(security.type)) {
    end -= macLength;
    if (at >= end) return null;
    mac = bytes.subarray(end, end + macLength);
  }
  const address = (bytes[1] ?? 0) & 0x7f;
  const isReply = ((bytes[1] ?? 0) & 0x80) !== 0;
  const sequence = (flags & control.sequence) as SequenceNumber;
  return {
    ...{ address, isReply, sequence, check, security },
    code: bytes[at] ?? 0,
    data: bytes.subarray(at + 1, end),
    mac,
    bytes,
  };
}
