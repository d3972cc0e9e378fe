import { commandCodes, type OsdpCommand, writeCommand } from "../commands.ts";
import { carriesMac, type Frame, type SecurityBlock, type SequenceNumber } from "../frame.ts";
import { writeFrame } from "../frame-writer.ts";
import { type OsdpReply, readReply, replyCodes } from "../replies.ts";
import type { SecureSession } from "../secure-channels/secure-session.ts";

/** What a message from the line means to the conversation. */
export type Heard =
  | {
      readonly kind: "reply";
      readonly reply: OsdpReply;
      readonly security: SecurityBlock | null;
      readonly wasClear: boolean;
    }
  | { readonly kind: "busy" }
  | { readonly kind: "unreadable" }
  /** Not the answer that is waited for: another reader's, an echo, or a late repetition. */
  | { readonly kind: "ignored"; readonly why: "echo" | "other-address" | "wrong-sequence" | "not-waiting" }
  /** The session is over. `forged` when somebody answered in clear what only the session may say. */
  | { readonly kind: "session-lost"; readonly why: "refused" | "bad-mac" | "forged" | "restarted" };

type InFlight = { readonly bytes: Uint8Array; readonly sequence: SequenceNumber; readonly isSealed: boolean };

const nextSequence = { 0: 1, 1: 2, 2: 3, 3: 1 } as const satisfies Record<SequenceNumber, SequenceNumber>;

/**
 * One panel's talk with one reader: sequence numbers, the message in flight, and the session around both.
 * A retry sends the very bytes again, since the codes of a session depend on everything that was said (SIA OSDP v2.2, 5.9).
 */
export class Conversation {
  readonly #check: "crc" | "checksum";
  #address: number;
  #last: SequenceNumber | null = null;
  #inFlight: InFlight | null = null;
  #session: SecureSession | null = null;

  constructor(address: number, check: "crc" | "checksum" = "crc") {
    this.#address = address;
    this.#check = check;
  }

  get address(): number {
    return this.#address;
  }

  get isWaiting(): boolean {
    return this.#inFlight !== null;
  }

  get isSecure(): boolean {
    return this.#session !== null;
  }

  /** From here on everything is sealed. */
  secure(session: SecureSession): void {
    this.#session = session;
  }

  /** Forgets the session and what was in flight; the next message starts again at sequence number 0. */
  restart(): void {
    this.#last = null;
    this.#inFlight = null;
    this.#session = null;
  }

  /** The reader answers elsewhere from now on. */
  moveTo(address: number): void {
    this.restart();
    this.#address = address;
  }

  /** Writes the next message; `security` only for the handshake. */
  start(command: OsdpCommand, security: SecurityBlock | null = null): Uint8Array {
    const sequence: SequenceNumber = this.#last === null ? 0 : nextSequence[this.#last];
    this.#last = sequence;
    const address = this.#address;
    const [code, data] = [commandCodes[command.kind], writeCommand(command)];
    const parts = { address, isReply: false, sequence, check: this.#check, code, data };
    const bytes = this.#session?.seal(parts) ?? writeFrame({ ...parts, security });
    this.#inFlight = { bytes, sequence, isSealed: this.#session !== null };
    return bytes;
  }

  /** The bytes in flight once more, or null when nothing is. */
  again(): Uint8Array | null {
    return this.#inFlight?.bytes ?? null;
  }

  /** Judges one message from the line. Only `reply`, `unreadable` and `session-lost` end the message in flight. */
  hear(frame: Frame): Heard {
    if (!frame.isReply) return { kind: "ignored", why: "echo" };
    if (frame.address !== this.#address) return { kind: "ignored", why: "other-address" };
    const inFlight = this.#inFlight;
    if (inFlight === null) return { kind: "ignored", why: "not-waiting" };
    const isClear = frame.security === null || !carriesMac(frame.security.type);
    // BUSY has sequence number 0, is always in clear and moves nothing on (7.19).
    if (isClear && frame.code === replyCodes.busy) return { kind: "busy" };
    if (inFlight.isSealed) return this.#hearSealed(frame, inFlight, isClear);
    if (frame.sequence !== inFlight.sequence) {
      if (frame.sequence !== 0) return { kind: "ignored", why: "wrong-sequence" };
      return this.#lose("restarted");
    }
    if (!isClear) return { kind: "ignored", why: "not-waiting" };
    return this.#read(frame, frame.data, false);
  }

  #hearSealed(frame: Frame, inFlight: InFlight, isClear: boolean): Heard {
    const isSameTurn = frame.sequence === inFlight.sequence || frame.sequence === 0;
    if (!isSameTurn) return { kind: "ignored", why: "wrong-sequence" };
    // Whatever is said in clear in the middle of a session means that the reader has none, or that it is not the reader.
    if (isClear) return this.#lose(frame.code === replyCodes.nak ? "refused" : "forged");
    if (frame.sequence === 0) return this.#lose("restarted");
    const opened = this.#session?.open(frame);
    if (opened === undefined || opened.kind === "rejected") return this.#lose("bad-mac");
    return this.#read(frame, opened.data, opened.wasClear);
  }

  #read(frame: Frame, data: Uint8Array, wasClear: boolean): Heard {
    this.#inFlight = null;
    const reply = readReply(frame.code, data);
    if (typeof reply === "string") return { kind: "unreadable" };
    return { kind: "reply", reply, security: frame.security, wasClear };
  }

  #lose(why: "refused" | "bad-mac" | "forged" | "restarted"): Heard {
    this.restart();
    return { kind: "session-lost", why };
  }
}
