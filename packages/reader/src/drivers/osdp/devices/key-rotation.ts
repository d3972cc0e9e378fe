import { type CommandOutcome, commandOk, refused } from "../../../commands/reader-command.ts";
import type { DeviceHooks } from "./device-hooks.ts";
import type { KeyName, KeyRing } from "./key-ring.ts";

type Waiting = { readonly settle: (outcome: CommandOutcome) => void; readonly deadlineMs: number };

/**
 * Gives a reader its next key: kept first, then sent, then proven by a handshake. Until that handshake both keys are
 * tried, so a lost answer, a dead bridge or a dead reader in between leaves nobody locked out.
 */
export class KeyRotation {
  readonly #ring: KeyRing;
  readonly #hooks: DeviceHooks;
  #key: Uint8Array | null = null;
  #isSent = false;
  #isPreparing = false;
  #round = 0;
  #waiting: Waiting | null = null;

  constructor(ring: KeyRing, hooks: DeviceHooks) {
    this.#ring = ring;
    this.#hooks = hooks;
  }

  /** Whether a key is kept and waits to be sent. */
  get isReady(): boolean {
    return this.#key !== null && !this.#isSent;
  }

  /** Whether a key is being drawn and kept. */
  get isPreparing(): boolean {
    return this.#isPreparing;
  }

  /** Asks for a new key on a running session; resolves when the reader has proven that it holds it. */
  request(clientId: Uint8Array | null, deadlineMs: number): Promise<CommandOutcome> {
    if (this.#waiting !== null) return Promise.resolve(refused("superseded"));
    const { promise, resolve } = Promise.withResolvers<CommandOutcome>();
    this.#waiting = { settle: resolve, deadlineMs };
    this.install(clientId);
    return promise;
  }

  /** Draws and keeps the next key. */
  install(clientId: Uint8Array | null): void {
    const round = this.#begin();
    this.#isPreparing = true;
    this.#ring.prepare(clientId).then(
      (key) => this.#onPrepared(round, key),
      () => this.#onPrepared(round, null),
    );
  }

  /** The key, on its way to the reader. */
  send(): Uint8Array {
    this.#isSent = true;
    return this.#key ?? new Uint8Array(0);
  }

  onReply(isTaken: boolean): void {
    this.#key = null;
    this.#isSent = false;
    if (!isTaken) this.#settle(refused("rejected-by-reader"));
  }

  /** A handshake went through; `onNew` is called when it was with the new key. */
  onSession(opened: KeyName, onNew: () => void): void {
    this.#isSent = false;
    if (opened !== "candidate") {
      if (this.#key === null) this.#settle(refused("rejected-by-reader"));
      return;
    }
    this.#key = null;
    this.#ring.confirm().catch(() => this.#hooks.report("key-not-kept", null));
    onNew();
    this.#settle(commandOk);
  }

  expire(nowMs: number): void {
    if (this.#waiting !== null && this.#waiting.deadlineMs <= nowMs) this.cancel({ kind: "timeout" });
  }

  cancel(outcome: CommandOutcome): void {
    this.#begin();
    this.#settle(outcome);
  }

  // What was prepared for an earlier round must not be sent in a later one.
  #begin(): number {
    this.#key = null;
    this.#isSent = false;
    this.#isPreparing = false;
    this.#round += 1;
    return this.#round;
  }

  #onPrepared(round: number, key: Uint8Array | null): void {
    if (round !== this.#round) return;
    this.#isPreparing = false;
    this.#key = key;
    if (key === null) {
      this.#hooks.report("key-not-kept", null);
      this.#settle(refused("key-not-kept"));
    }
    this.#hooks.wake();
  }

  #settle(outcome: CommandOutcome): void {
    this.#waiting?.settle(outcome);
    this.#waiting = null;
  }
}
