import type { SecurityFailure } from "../../../observations/door-observation.ts";
import type { OsdpCommand } from "../commands.ts";
import type { SecurityBlock } from "../frame.ts";
import { nakCodes, type OsdpReply } from "../replies.ts";
import type { KeySlot, PanelHandshake } from "../secure-channels/panel-handshake.ts";
import type { SecureSession } from "../secure-channels/secure-session.ts";
import type { KeyName, KeyRing } from "./key-ring.ts";

/** Where a handshake got to with an answer. */
export type SetupStep =
  | { readonly kind: "next" }
  | { readonly kind: "opened"; readonly session: SecureSession; readonly opened: KeyName }
  | { readonly kind: "failed"; readonly failure: SecurityFailure }
  | { readonly kind: "confused" };

/** A message of the handshake. */
export type SetupMessage = {
  readonly command: OsdpCommand;
  readonly security: SecurityBlock;
  readonly isFirst: boolean;
};

/**
 * Opens the secure channel: with the reader's own keys, and with the install key only while an admin has opened the
 * install mode. There is no way from here to a conversation in clear.
 */
export class ChannelSetup {
  readonly #ring: KeyRing;
  #slot: KeySlot = "own";
  #handshake: PanelHandshake<KeyName> | null = null;
  #cryptogram: Uint8Array | null = null;
  #clientId: Uint8Array | null = null;

  constructor(ring: KeyRing) {
    this.#ring = ring;
  }

  /** The id by which the reader named itself in the last handshake. */
  get clientId(): Uint8Array | null {
    return this.#clientId;
  }

  /** Starts anew; answers why it cannot, or null. */
  begin(nowMs: number): SecurityFailure | null {
    this.#handshake = null;
    this.#cryptogram = null;
    const { obstacle } = this.#ring;
    if (obstacle !== null && !this.#ring.mayInstall(nowMs)) return obstacle;
    this.#slot = obstacle === null ? "own" : "install";
    return null;
  }

  message(): SetupMessage {
    if (this.#handshake !== null && this.#cryptogram !== null) {
      const command = { kind: "server-cryptogram", cryptogram: this.#cryptogram } as const;
      return { command, security: this.#handshake.cryptogramBlock, isFirst: false };
    }
    this.#handshake = this.#ring.handshake(this.#slot);
    const command = { kind: "challenge", random: this.#handshake.random } as const;
    return { command, security: this.#handshake.challengeBlock, isFirst: true };
  }

  hear(reply: OsdpReply, security: SecurityBlock | null, nowMs: number): SetupStep {
    const handshake = this.#handshake;
    if (handshake === null) return { kind: "confused" };
    if (reply.kind === "nak") return this.#fail(refusal(reply.reason), nowMs);
    if (this.#cryptogram === null) {
      if (reply.kind !== "client-cryptogram") return { kind: "confused" };
      this.#clientId = reply.clientId;
      const judged = handshake.onClient(security, reply);
      if (typeof judged === "string") return this.#fail(judged, nowMs);
      this.#cryptogram = judged;
      return { kind: "next" };
    }
    if (reply.kind !== "initial-mac") return { kind: "confused" };
    const judged = handshake.onInitialMac(security, reply.mac);
    if (typeof judged === "string") return this.#fail(judged, nowMs);
    this.#handshake = null;
    this.#cryptogram = null;
    return { kind: "opened", ...judged };
  }

  #fail(failure: SecurityFailure, nowMs: number): SetupStep {
    this.#handshake = null;
    this.#cryptogram = null;
    // A reader that was never keyed answers its own slot wrongly; only an open install mode makes that no alarm.
    const maySwitch = this.#slot === "own" && this.#ring.mayInstall(nowMs);
    if (!maySwitch || failure === "secure-channel-unsupported") return { kind: "failed", failure };
    this.#slot = "install";
    return { kind: "next" };
  }
}

function refusal(reason: number): SecurityFailure {
  return reason === nakCodes.secureChannelUnsupported ? "secure-channel-unsupported" : "key-mismatch";
}
