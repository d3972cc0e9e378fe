import type { SecurityFailure } from "../../../observations/door-observation.ts";
import { type KeyWeakness, weaknessOf } from "../secure-channels/key-strength.ts";
import { type CandidateKey, type KeySlot, PanelHandshake } from "../secure-channels/panel-handshake.ts";
import { diversifiedKey, installKey } from "../secure-channels/session-keys.ts";
import type { ReaderKeys } from "./device-settings.ts";

/** Which of the keys opened a session. */
export type KeyName = "current" | "candidate" | "master" | "install";

/** What a key ring needs from outside. */
export type KeyRingParts = {
  readonly save: (keys: ReaderKeys) => Promise<void>;
  readonly randomBytes: (count: number) => Uint8Array;
  /** Key from which each reader's own is derived by its id; null draws a fresh one for each. */
  readonly masterKey: Uint8Array | null;
  /** For recorded conversations and trials: takes keys that a person typed. */
  readonly allowsWeakKeys: boolean;
};

const keyLength = 16;
const challengeLength = 8;

/** The keys of one reader: which may open a session, and how a new one takes the place of the old. */
export class KeyRing {
  readonly #parts: KeyRingParts;
  #keys: ReaderKeys = { current: null, candidate: null };
  #installUntilMs = Number.NEGATIVE_INFINITY;

  constructor(parts: KeyRingParts) {
    this.#parts = parts;
  }

  set(keys: ReaderKeys): void {
    this.#keys = keys;
  }

  /** Lets the install key in until then, or until a key was set. */
  openInstall(untilMs: number): void {
    this.#installUntilMs = untilMs;
  }

  closeInstall(): void {
    this.#installUntilMs = Number.NEGATIVE_INFINITY;
  }

  mayInstall(nowMs: number): boolean {
    return nowMs < this.#installUntilMs;
  }

  /** Why no session can be tried with the reader's own keys; null when one can. */
  get obstacle(): Extract<SecurityFailure, "no-key" | "weak-key"> | null {
    const keys = [this.#keys.current, this.#keys.candidate, this.#parts.masterKey].filter(
      (key) => key !== null,
    );
    if (keys.length === 0) return "no-key";
    return keys.some((key) => this.#weakness(key) !== null) ? "weak-key" : null;
  }

  handshake(slot: KeySlot): PanelHandshake<KeyName> {
    return new PanelHandshake(slot, this.#parts.randomBytes(challengeLength), this.#candidates(slot));
  }

  /** Draws the next key and has it kept as candidate before any reader hears of it. */
  async prepare(clientId: Uint8Array | null): Promise<Uint8Array> {
    const { masterKey } = this.#parts;
    const key =
      masterKey === null || clientId === null
        ? this.#parts.randomBytes(keyLength)
        : diversifiedKey(masterKey, clientId);
    await this.#keep({ ...this.#keys, candidate: key });
    return key;
  }

  /** The candidate opened a session: it is the reader's key now, and the install mode is over. */
  async confirm(): Promise<void> {
    this.closeInstall();
    await this.#keep({ current: this.#keys.candidate, candidate: null });
  }

  async #keep(keys: ReaderKeys): Promise<void> {
    this.#keys = keys;
    await this.#parts.save(keys);
  }

  #candidates(slot: KeySlot): readonly CandidateKey<KeyName>[] {
    if (slot === "install") return [{ name: "install", keyFor: () => installKey }];
    const { current, candidate } = this.#keys;
    const { masterKey } = this.#parts;
    return [
      ...(current === null ? [] : [{ name: "current" as const, keyFor: () => current }]),
      ...(candidate === null ? [] : [{ name: "candidate" as const, keyFor: () => candidate }]),
      ...(masterKey === null
        ? []
        : [{ name: "master" as const, keyFor: (id: Uint8Array) => diversifiedKey(masterKey, id) }]),
    ];
  }

  #weakness(key: Uint8Array): KeyWeakness | null {
    return this.#parts.allowsWeakKeys ? null : weaknessOf(key);
  }
}
