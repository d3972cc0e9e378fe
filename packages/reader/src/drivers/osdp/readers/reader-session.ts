import { equalBytes } from "../bytes.ts";
import { type Frame, type SecurityBlock, securityBlock } from "../frame.ts";
import { nakCodes, type OsdpReply } from "../replies.ts";
import { SecureSession } from "../secure-channels/secure-session.ts";
import {
  clientCryptogram,
  deriveSessionKeys,
  initialMac,
  installKey,
  type SessionKeys,
  serverCryptogram,
} from "../secure-channels/session-keys.ts";
import type { ReaderModel } from "./reader-model.ts";

/** A reply of the handshake with the block it travels under; null block for a refusal in clear. */
export type HandshakeReply = { readonly reply: OsdpReply; readonly security: SecurityBlock | null };

type Begun = {
  readonly keys: SessionKeys;
  readonly slot: number;
  readonly panelRandom: Uint8Array;
  readonly readerRandom: Uint8Array;
};

/** The reader's side of the secure channel: keys, handshake, session (SIA OSDP v2.2, annex D). */
export class ReaderSession {
  readonly #model: ReaderModel;
  readonly #random: () => Uint8Array;
  #key: Uint8Array | null;
  #begun: Begun | null = null;
  #session: SecureSession | null = null;

  constructor(model: ReaderModel, random: () => Uint8Array) {
    this.#model = model;
    this.#random = random;
    this.#key = model.key;
  }

  get session(): SecureSession | null {
    return this.#session;
  }

  get key(): Uint8Array | null {
    return this.#key;
  }

  end(): void {
    this.#session = null;
    this.#begun = null;
  }

  /** Takes a key for the next handshake; the running session ends with the answer to this message. */
  setKey(key: Uint8Array): void {
    this.#key = key;
  }

  /** Answers CHLNG. */
  challenge(frame: Frame, panelRandom: Uint8Array): HandshakeReply {
    this.end();
    const slot = frame.security?.data[0] ?? 0xff;
    const key = this.#keyOf(slot);
    if (key === null || frame.security?.type !== securityBlock.challenge) {
      return refusal(nakCodes.secureChannelRequired);
    }
    const keys = deriveSessionKeys(key, panelRandom);
    const readerRandom = this.#random();
    this.#begun = { keys, slot, panelRandom, readerRandom };
    const cryptogram = clientCryptogram(keys, panelRandom, readerRandom);
    return {
      reply: { kind: "client-cryptogram", clientId: this.#model.clientId, random: readerRandom, cryptogram },
      security: { type: securityBlock.clientCryptogram, data: Uint8Array.of(slot) },
    };
  }

  /** Answers SCRYPT; from a right cryptogram on, the session runs. */
  serverCryptogram(frame: Frame, cryptogram: Uint8Array): HandshakeReply {
    const begun = this.#begun;
    this.end();
    if (begun === null || frame.security?.type !== securityBlock.serverCryptogram) {
      return refusal(nakCodes.secureChannelRequired);
    }
    const expected = serverCryptogram(begun.keys, begun.panelRandom, begun.readerRandom);
    const isRight = frame.security.data[0] === begun.slot && equalBytes(expected, cryptogram);
    const mac = initialMac(begun.keys, expected);
    if (isRight) this.#session = new SecureSession(begun.keys, mac, "reader");
    const status = Uint8Array.of(isRight ? 1 : 0xff);
    return {
      reply: { kind: "initial-mac", mac: isRight ? mac : new Uint8Array(mac.length) },
      security: { type: securityBlock.initialMac, data: status },
    };
  }

  #keyOf(slot: number): Uint8Array | null {
    if (slot === 0) return this.#model.acceptsInstallKey ? installKey : null;
    if (slot !== 1) return null;
    if (this.#key !== null) return this.#key;
    return this.#model.habits.answersFromZeroKey ? new Uint8Array(installKey.length) : null;
  }
}

function refusal(reason: number): HandshakeReply {
  return { reply: { kind: "nak", reason, detail: new Uint8Array(0) }, security: null };
}
