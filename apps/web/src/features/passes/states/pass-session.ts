import { passSocketMethod } from "@gatehouse/contracts/live/pass-socket";
import type { PassState } from "@gatehouse/contracts/passes/pass-state";
import { api } from "~/lib/api/api.ts";
import { isRefused } from "~/lib/api/failure.ts";
import { renewKey } from "../binding/renew-key.ts";
import { type CallAs, callPass, proofFaultOf, signCall } from "../calls/call-pass.ts";
import { followPass } from "../calls/follow-pass.ts";
import type { ServerClock } from "../calls/server-clock.ts";
import type { HeldPass, LastContact } from "../keys/held-pass.ts";
import { dropKept, writeKept } from "../keys/pass-store.ts";
import { type Farewell, writeFarewell } from "../markers/pass-marker.ts";
import { nextAskMs } from "./ask-in-time.ts";

/** Whom a session tells what it learns. */
export type SessionEvents = {
  readonly onContact: (contact: LastContact) => void;
  readonly onPass: (pass: HeldPass) => void;
  readonly onGone: (why: Farewell) => void;
  readonly onConnection: (state: "live" | "asking" | "away") => void;
};

/**
 * Keeps a bound phone's state true while its page is open: asks at the start, at every word of the socket, when the page is looked
 * at again and when the network comes back, and by itself otherwise. One question at a time; what comes meanwhile is one more.
 */
export class PassSession {
  #pass: HeldPass;
  readonly #clock: ServerClock;
  readonly #events: SessionEvents;
  #connected = false;
  #failures = 0;
  #calls: Promise<unknown> = Promise.resolve();
  #asking: Promise<void> | undefined;
  #askAgain = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ended = false;
  readonly #endings: (() => void)[] = [];

  constructor(pass: HeldPass, clock: ServerClock, events: SessionEvents) {
    this.#pass = pass;
    this.#clock = clock;
    this.#events = events;
  }

  start(): void {
    const onLook = () => document.visibilityState === "visible" && this.ask();
    const onNetwork = () => this.ask();
    document.addEventListener("visibilitychange", onLook);
    addEventListener("online", onNetwork);
    this.#endings.push(
      () => document.removeEventListener("visibilitychange", onLook),
      () => removeEventListener("online", onNetwork),
      followPass({
        sign: () => this.#calls.then(() => signCall(this.#caller, passSocketMethod)),
        onWord: () => this.ask(),
        onConnected: (connected) => {
          this.#connected = connected;
          this.#tellConnection();
        },
      }),
    );
    this.ask();
  }

  end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
    for (const end of this.#endings.splice(0)) end();
  }

  /** Asks for the state now, or once more after the question that is under way. */
  ask(): void {
    this.#askAgain = true;
    this.#asking ??= this.#askUntilQuiet().finally(() => {
      this.#asking = undefined;
    });
  }

  /** Makes a call as this pass, after those before it: each carries a later instant, and must not arrive earlier. */
  readonly call: CallAs = (method, send, body) => {
    const mine = this.#calls.then(() => callPass(this.#caller, method, send, body));
    this.#calls = mine.catch(() => {});
    return mine;
  };

  /** The person tapped *Reset app*, or the phone was told to go: the keys are dropped here once the server knows. */
  async leave(why: Farewell): Promise<void> {
    this.end();
    writeFarewell(why);
    await dropKept();
    this.#events.onGone(why);
  }

  get #caller() {
    return { pass: this.#pass, clock: this.#clock };
  }

  async #askUntilQuiet(): Promise<void> {
    while (this.#askAgain && !this.#ended) {
      this.#askAgain = false;
      clearTimeout(this.#timer);
      this.#tellConnection();
      await this.#askOnce();
    }
    if (this.#ended) return;
    this.#tellConnection();
    this.#timer = setTimeout(() => this.ask(), nextAskMs(this.#connected, this.#failures));
  }

  async #askOnce(): Promise<void> {
    try {
      const askedAt = Date.now();
      const state = await this.call("state", (call, request) => api.passes.state.mutate(call, request));
      this.#clock.heard(state.serverTime, askedAt, Date.now());
      this.#failures = 0;
      await this.#take(state);
    } catch (error) {
      if (proofFaultOf(error) === "superseded") return this.leave("superseded");
      this.#failures += 1;
    }
  }

  async #take(state: PassState): Promise<void> {
    if (state.wipe) return this.#wipe(state);
    const contact = { state, at: state.serverTime, offsetMs: this.#clock.offsetMs };
    await writeKept({ contact });
    this.#events.onContact(contact);
    if (state.keyGeneration === this.#pass.keyGeneration || state.pass !== "active") return;
    this.#pass = await renewKey(this.#pass, this.call);
    this.#events.onPass(this.#pass);
  }

  /** The key that draws codes goes first; the one that signs stays for the single sentence that it is gone. */
  async #wipe(state: PassState): Promise<void> {
    await dropKept();
    if (state.pass === "removing") await confirm(this.call);
    await this.leave(state.pass === "removing" || state.pass === "removed" ? "removed" : "reset");
  }

  #tellConnection(): void {
    if (this.#failures > 0) this.#events.onConnection("away");
    else this.#events.onConnection(this.#connected ? "live" : "asking");
  }
}

/** A confirmation that gets lost is made up for by the deadline: the key is gone either way. */
async function confirm(call: CallAs): Promise<void> {
  try {
    await call("confirmWiped", (signed, request) => api.passes.confirmWiped.mutate(signed, request));
  } catch (error) {
    if (!isRefused(error, "pass.wrong-state"))
      console.warn("the server did not hear that this phone is wiped", error);
  }
}
