import { readBits, readText } from "../../../formats/read-credential.ts";
import type { InputState, UntimedReaderObservation } from "../../../observations/door-observation.ts";
import type { PresentedCredential } from "../../../observations/presented-credential.ts";
import type { OsdpReply } from "../replies.ts";
import { timing } from "../timing.ts";
import type { InputWiring, OsdpReaderSettings } from "./device-settings.ts";

const inputStates = [
  "inactive",
  "active",
  "short",
  "open",
  "fault",
  "unknown",
] as const satisfies InputState[];

/**
 * Turns what a reader reports into observations, and only what is new: a status is told when it differs from the last
 * one told. Reads are stale after a gap in the polling until the reader says it has nothing more: a libosdp reader
 * keeps cards over an outage and delivers them to a door nobody stands at any more (against IEC 60839-11-5).
 */
export class ReplyObserver {
  readonly #settings: OsdpReaderSettings;
  readonly #inputs = new Map<number, number>();
  readonly #outputs = new Map<number, boolean>();
  #caseTampered = false;
  #headTampered = false;
  #toldTampered = false;
  #powerFailing = false;
  #lastPollMs = Number.NEGATIVE_INFINITY;
  #isSettling = true;

  constructor(settings: OsdpReaderSettings) {
    this.#settings = settings;
  }

  /** What the answer to a poll means. */
  onPollReply(reply: OsdpReply, nowMs: number): readonly UntimedReaderObservation[] {
    if (nowMs - this.#lastPollMs > timing.staleGap) this.#isSettling = true;
    this.#lastPollMs = nowMs;
    if (reply.kind === "ack") this.#isSettling = false;
    const { profile } = this.#settings;
    if (reply.kind === "raw-read")
      return [this.#read(readBits(profile, reply.read.bits, reply.read.bitCount))];
    if (reply.kind === "formatted-read") return [this.#read(readText(profile, reply.read.text))];
    if (reply.kind === "keypad") {
      return [this.#read({ kind: "keypad", keys: Array.from(reply.report.keys, keyOf).join("") })];
    }
    return this.onStatus(reply);
  }

  /** What a status means, whether asked for or reported. Reads come as the answer to a poll and as nothing else (7.11). */
  onStatus(reply: OsdpReply): readonly UntimedReaderObservation[] {
    switch (reply.kind) {
      case "local-status":
        this.#caseTampered = reply.tampered;
        return [...this.#tamper(), ...this.#power(reply.powerFailing)];
      case "input-status":
        return [...reply.states].flatMap((state, input) => this.#input(input, state));
      case "output-status":
        return [...reply.states].flatMap((state, output) => this.#output(output, state !== 0));
      case "reader-status":
        // 2 is tamper of the head; "not connected" is as good as pulled off the wall (SIA OSDP v2.2, 7.8).
        this.#headTampered = reply.states.some((state) => state !== 0);
        return this.#tamper();
      default:
        return [];
    }
  }

  #read(credential: PresentedCredential): UntimedReaderObservation {
    const { readerId } = this.#settings;
    const freshness = this.#isSettling ? "stale" : "live";
    return { kind: "credential-read", readerId, credential, freshness, decidedByDevice: null };
  }

  #tamper(): readonly UntimedReaderObservation[] {
    const tampered = this.#caseTampered || this.#headTampered;
    if (tampered === this.#toldTampered) return [];
    this.#toldTampered = tampered;
    return [{ kind: "reader-tamper", readerId: this.#settings.readerId, tampered }];
  }

  #power(failing: boolean): readonly UntimedReaderObservation[] {
    if (failing === this.#powerFailing) return [];
    this.#powerFailing = failing;
    return [{ kind: "reader-power", readerId: this.#settings.readerId, failing }];
  }

  #input(input: number, value: number): readonly UntimedReaderObservation[] {
    if (this.#inputs.get(input) === value) return [];
    this.#inputs.set(input, value);
    const { readerId, inputs } = this.#settings;
    const state = inputStates[value] ?? "unknown";
    const wiring = inputs.find((each) => each.input === input);
    if (wiring === undefined) return [{ kind: "input-changed", readerId, input, state }];
    return wiredInput(readerId, wiring, state);
  }

  #output(output: number, active: boolean): readonly UntimedReaderObservation[] {
    if (this.#outputs.get(output) === active) return [];
    this.#outputs.set(output, active);
    return [{ kind: "output-changed", readerId: this.#settings.readerId, output, active }];
  }
}

function wiredInput(
  readerId: string,
  wiring: InputWiring,
  state: InputState,
): readonly UntimedReaderObservation[] {
  const isSound = state === "active" || state === "inactive";
  const isAsserted = state === wiring.assertedWhen;
  if (wiring.wiredAs === "door-contact") {
    return [{ kind: "door-contact", readerId, leaf: isSound ? (isAsserted ? "open" : "closed") : "fault" }];
  }
  // A cut or shorted exit button must not shunt the alarm of a forced door.
  if (!isSound) return [{ kind: "input-changed", readerId, input: wiring.input, state }];
  return [{ kind: "request-to-exit", readerId, active: isAsserted }];
}

function keyOf(byte: number): string {
  if (byte === 0x7f) return "*";
  if (byte === 0x0d) return "#";
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : "?";
}
