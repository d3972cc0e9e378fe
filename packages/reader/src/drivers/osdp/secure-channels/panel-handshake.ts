import { equalBytes } from "../bytes.ts";
import { type SecurityBlock, securityBlock } from "../frame.ts";
import type { OsdpReply } from "../replies.ts";
import { SecureSession } from "./secure-session.ts";
import {
  clientCryptogram,
  deriveSessionKeys,
  initialMac,
  type SessionKeys,
  serverCryptogram,
} from "./session-keys.ts";

/** Which key a handshake names: the reader's own, or the install key. */
export type KeySlot = "own" | "install";

/** Byte of the security block that names the key. */
export const keySlotByte = { own: 1, install: 0 } as const satisfies Record<KeySlot, number>;

/** A key to try; `name` comes back with the session that it opened. */
export type CandidateKey<Name> = {
  readonly name: Name;
  readonly keyFor: (clientId: Uint8Array) => Uint8Array;
};

/** Why a handshake cannot go on. */
export type HandshakeFailure = "key-mismatch" | "downgrade";

type Client = Extract<OsdpReply, { kind: "client-cryptogram" }>;

/**
 * The panel's side of one handshake (SIA OSDP v2.2, annex D.3). Tries every candidate against the one answer of the
 * reader, so a reader that took a new key before the panel heard of it is still recognised.
 */
export class PanelHandshake<Name> {
  readonly slot: KeySlot;
  readonly random: Uint8Array;
  readonly #candidates: readonly CandidateKey<Name>[];
  #keys: SessionKeys | null = null;
  #server: Uint8Array | null = null;
  #opened: Name | null = null;

  constructor(slot: KeySlot, random: Uint8Array, candidates: readonly CandidateKey<Name>[]) {
    this.slot = slot;
    this.random = random;
    this.#candidates = candidates;
  }

  get challengeBlock(): SecurityBlock {
    return this.#block(securityBlock.challenge);
  }

  get cryptogramBlock(): SecurityBlock {
    return this.#block(securityBlock.serverCryptogram);
  }

  /** Judges the reader's cryptogram; answers the panel's own, or why there is none. */
  onClient(block: SecurityBlock | null, client: Client): Uint8Array | HandshakeFailure {
    // A reader that names another key than the one asked for tries to talk the panel down.
    if (block?.type !== securityBlock.clientCryptogram || block.data[0] !== keySlotByte[this.slot]) {
      return "downgrade";
    }
    for (const candidate of this.#candidates) {
      const keys = deriveSessionKeys(candidate.keyFor(client.clientId), this.random);
      if (!equalBytes(clientCryptogram(keys, this.random, client.random), client.cryptogram)) continue;
      this.#keys = keys;
      this.#opened = candidate.name;
      this.#server = serverCryptogram(keys, this.random, client.random);
      return this.#server;
    }
    return "key-mismatch";
  }

  /** Judges the reader's first code; answers the session and the key that opened it. */
  onInitialMac(
    block: SecurityBlock | null,
    mac: Uint8Array,
  ): { readonly session: SecureSession; readonly opened: Name } | HandshakeFailure {
    if (this.#keys === null || this.#server === null || this.#opened === null) return "downgrade";
    if (block?.type !== securityBlock.initialMac || block.data[0] !== 1) return "key-mismatch";
    const expected = initialMac(this.#keys, this.#server);
    if (!equalBytes(expected, mac)) return "key-mismatch";
    return { session: new SecureSession(this.#keys, expected, "panel"), opened: this.#opened };
  }

  #block(type: number): SecurityBlock {
    return { type, data: Uint8Array.of(keySlotByte[this.slot]) };
  }
}
