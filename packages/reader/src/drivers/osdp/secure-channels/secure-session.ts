import { equalBytes } from "../bytes.ts";
import {
  authenticatedPart,
  type Frame,
  type FrameParts,
  macLength,
  type SecurityBlock,
  securityBlock,
} from "../frame.ts";
import { writeFrame } from "../frame-writer.ts";
import { blockLength, decryptChain, encryptChain, inverted, padded, unpadded } from "./block-cipher.ts";
import type { SessionKeys } from "./session-keys.ts";

/** Which end of the line this is. */
export type SessionRole = "panel" | "reader";

/** A message taken out of its protection; `wasClear` when its data travelled unencrypted, though authenticated. */
export type OpenedMessage =
  | { readonly kind: "opened"; readonly data: Uint8Array; readonly wasClear: boolean }
  | { readonly kind: "rejected"; readonly why: "bad-mac" | "bad-block" | "bad-padding" };

/** The parts of a message whose protection the session still has to add. */
export type PlainParts = Omit<FrameParts, "security">;

const noBlockData = new Uint8Array(0);

/**
 * One secure session after its handshake (SIA OSDP v2.2, annex D.5): every message is bound to the last one of the
 * other direction, so nothing can be left out, repeated or put elsewhere. A retry must send the bytes again, not seal again.
 */
export class SecureSession {
  readonly #keys: SessionKeys;
  readonly #role: SessionRole;
  #sentMac: Uint8Array;
  #receivedMac: Uint8Array;

  constructor(keys: SessionKeys, firstMac: Uint8Array, role: SessionRole) {
    this.#keys = keys;
    this.#role = role;
    this.#sentMac = firstMac;
    this.#receivedMac = firstMac;
  }

  /** A session in the middle of its life, as recorded by another implementation. */
  static resumed(keys: SessionKeys, role: SessionRole, sentMac: Uint8Array, receivedMac: Uint8Array) {
    const session = new SecureSession(keys, sentMac, role);
    session.#receivedMac = receivedMac;
    return session;
  }

  /** All sixteen bytes of the code last sent: where the chain of this direction stands. */
  get sentMac(): Uint8Array {
    return this.#sentMac;
  }

  /** The same for the code last received and found right. */
  get receivedMac(): Uint8Array {
    return this.#receivedMac;
  }

  /** A message ready to send. Moves the chain on. */
  seal(parts: PlainParts): Uint8Array {
    const hasData = parts.data.length > 0;
    const data = hasData
      ? encryptChain(this.#keys.encryption, inverted(this.#receivedMac), padded(parts.data, true))
      : parts.data;
    const security: SecurityBlock = { type: this.#typeToSend(hasData), data: noBlockData };
    return this.#write({ ...parts, security, data });
  }

  /** A message that is authenticated and not encrypted, with the panel's block type: what a libosdp 3.2.0 reader sends. */
  sealClear(parts: PlainParts): Uint8Array {
    const security: SecurityBlock = { type: securityBlock.commandMac, data: noBlockData };
    return this.#write({ ...parts, security });
  }

  /** Checks and decrypts a message; moves the chain on only when its code is right. */
  open(frame: Frame): OpenedMessage {
    const { security, mac } = frame;
    if (security === null || mac === null || !this.#mayReceive(security.type)) return rejected("bad-block");
    const expected = this.#mac(this.#sentMac, authenticatedPart(frame));
    if (!equalBytes(expected.subarray(0, macLength), mac)) return rejected("bad-mac");
    this.#receivedMac = expected;
    const isEncrypted =
      security.type === securityBlock.commandEncrypted || security.type === securityBlock.replyEncrypted;
    if (!isEncrypted || frame.data.length === 0) {
      return { kind: "opened", data: frame.data, wasClear: frame.data.length > 0 };
    }
    if (frame.data.length % blockLength !== 0) return rejected("bad-padding");
    const data = unpadded(decryptChain(this.#keys.encryption, inverted(this.#sentMac), frame.data));
    return data === null ? rejected("bad-padding") : { kind: "opened", data, wasClear: false };
  }

  #write(parts: FrameParts): Uint8Array {
    return writeFrame(parts, (authenticated) => {
      this.#sentMac = this.#mac(this.#receivedMac, authenticated);
      return this.#sentMac.subarray(0, macLength);
    });
  }

  #typeToSend(hasData: boolean): number {
    if (this.#role === "panel") return hasData ? securityBlock.commandEncrypted : securityBlock.commandMac;
    return hasData ? securityBlock.replyEncrypted : securityBlock.replyMac;
  }

  // libosdp 3.2.0 answers status requests with the panel's block type and clear data (its pd_prebuild_status_reply):
  // a panel takes that after the code was checked. A reader takes only what a panel may send.
  #mayReceive(type: number): boolean {
    if (this.#role === "reader") {
      return type === securityBlock.commandMac || type === securityBlock.commandEncrypted;
    }
    return (
      type === securityBlock.replyMac ||
      type === securityBlock.replyEncrypted ||
      type === securityBlock.commandMac
    );
  }

  /** CBC with one key for all blocks but the last, which gets the second key. */
  #mac(iv: Uint8Array, bytes: Uint8Array): Uint8Array {
    const blocks = padded(bytes, false);
    const lastAt = blocks.length - blockLength;
    const chained =
      lastAt === 0
        ? iv
        : encryptChain(this.#keys.mac1, iv, blocks.subarray(0, lastAt)).subarray(-blockLength);
    return encryptChain(this.#keys.mac2, chained, blocks.subarray(lastAt));
  }
}

function rejected(why: "bad-mac" | "bad-block" | "bad-padding"): OpenedMessage {
  return { kind: "rejected", why };
}
