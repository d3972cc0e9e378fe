import { equalBytes } from "../bytes.ts";
import { type OsdpCommand, readCommand } from "../commands.ts";
import { broadcastAddress, carriesMac, type Frame, type SecurityBlock } from "../frame.ts";
import { writeFrame } from "../frame-writer.ts";
import { nakCodes, type OsdpReply, replyCodes, writeReply } from "../replies.ts";
import type { ReaderModel } from "./reader-model.ts";
import { ReaderOutputs } from "./reader-outputs.ts";
import { ReaderSession } from "./reader-session.ts";

/** What the world around a simulated reader may watch. */
export type ReaderWatcher = {
  readonly onCommand: (command: OsdpCommand, isSecure: boolean) => void;
  /** A queued event left the reader's memory: the panel went on to its next message. */
  readonly onTaken: (event: OsdpReply) => void;
};

/** Where a reader gets its moments and its random bytes from. */
export type ReaderWorld = { readonly monotonicMs: () => number; readonly random: () => Uint8Array };

type Answer = {
  readonly reply: OsdpReply;
  readonly security: SecurityBlock | "session" | "session-clear" | null;
};

// Either side calls the other offline after this silence (SIA OSDP v2.2, 5.7).
const offlineMs = 8_000;
const longestQueue = 64;
const noDetail = new Uint8Array(0);
const statusKinds: readonly OsdpReply["kind"][] = [
  "local-status",
  "input-status",
  "output-status",
  "reader-status",
];

/**
 * A reader that answers a panel byte by byte as the standard asks: sequence numbers, repeated answers, one event a
 * poll, secure channel. Strict: what a panel may not do is refused, so a panel that gets along with it has earned it.
 */
export class SimulatedOsdpReader {
  readonly model: ReaderModel;
  readonly #world: ReaderWorld;
  readonly #watcher: ReaderWatcher;
  readonly #channel: ReaderSession;
  readonly #outputs: ReaderOutputs;
  readonly #events: OsdpReply[] = [];
  readonly #inputs: Uint8Array;
  #address: number;
  #local = { tampered: false, powerFailing: false };
  #expected = 0;
  #lastCommand: Uint8Array | null = null;
  #lastAnswer: Uint8Array | null = null;
  #onTheWire: OsdpReply | null = null;
  #lastHeardMs = Number.NEGATIVE_INFINITY;
  /** Answers BUSY this many times before it does anything. */
  busyFor = 0;

  constructor(model: ReaderModel, world: ReaderWorld, watcher: Partial<ReaderWatcher> = {}) {
    this.model = model;
    this.#world = world;
    this.#watcher = { onCommand: () => {}, onTaken: () => {}, ...watcher };
    this.#channel = new ReaderSession(model, world.random);
    this.#outputs = new ReaderOutputs(model.outputs);
    this.#inputs = new Uint8Array(model.inputs);
    this.#address = model.address;
  }

  get address(): number {
    return this.#address;
  }

  get isSecure(): boolean {
    return this.#channel.session !== null;
  }

  get key(): Uint8Array | null {
    return this.#channel.key;
  }

  /** What the reader says of its case and its supply. */
  get local(): { readonly tampered: boolean; readonly powerFailing: boolean } {
    return this.#local;
  }

  get queuedEvents(): number {
    return this.#events.length;
  }

  get outputStates(): Uint8Array {
    return this.#outputs.states(this.#world.monotonicMs());
  }

  /** Queues an event for a later poll; answers false when the reader's memory is full. */
  report(event: OsdpReply): boolean {
    if (this.#events.length >= longestQueue) return false;
    this.#events.push(event);
    return true;
  }

  setLocal(tampered: boolean, powerFailing: boolean): void {
    this.#local = { tampered, powerFailing };
    this.report({ kind: "local-status", tampered, powerFailing });
  }

  setInput(input: number, state: number): void {
    this.#inputs[input] = state;
    this.report({ kind: "input-status", states: this.#inputs.slice() });
  }

  /** Switched off and on again: whatever was in its memory is gone, and its outputs rest. */
  restart(): void {
    this.#channel.end();
    this.#outputs.rest();
    this.#forget();
    this.#expected = 0;
  }

  /** A message came in damaged. Silence is the answer; some readers lose their session over it. */
  onDamage(): void {
    if (this.model.habits.endsSessionOnDamage) this.#channel.end();
  }

  /** The bytes to answer a panel's message with, or null for a message that is not for this reader. */
  answer(frame: Frame): Uint8Array | null {
    if (frame.isReply || (frame.address !== this.#address && frame.address !== broadcastAddress)) return null;
    const nowMs = this.#world.monotonicMs();
    if (nowMs - this.#lastHeardMs > offlineMs) this.#afterOutage();
    this.#lastHeardMs = nowMs;
    if (this.busyFor > 0) {
      this.busyFor -= 1;
      return this.#write({ ...frame, sequence: 0 }, { kind: "busy" }, null);
    }
    if (frame.sequence === 0) {
      if (frame.security === null || !carriesMac(frame.security.type)) this.#channel.end();
      this.#expected = 0;
    } else if (frame.sequence !== this.#expected) {
      return this.#repeat(frame) ?? this.#write(frame, nak(nakCodes.unexpectedSequence), null);
    }
    this.#taken();
    this.#expected = (frame.sequence % 3) + 1;
    const answer = this.#decide(frame, nowMs);
    const bytes = this.#send(frame, answer);
    this.#lastCommand = frame.bytes;
    this.#lastAnswer = bytes;
    return bytes;
  }

  #repeat(frame: Frame): Uint8Array | null {
    if (this.#lastCommand === null || !equalBytes(this.#lastCommand, frame.bytes)) return null;
    return this.#lastAnswer;
  }

  #taken(): void {
    if (this.#onTheWire !== null) this.#watcher.onTaken(this.#onTheWire);
    this.#onTheWire = null;
  }

  #afterOutage(): void {
    this.#channel.end();
    this.#expected = 0;
    if (!this.model.habits.keepsEventsOverOutage) this.#forget();
  }

  #forget(): void {
    this.#events.length = 0;
    this.#onTheWire = null;
    this.#lastCommand = null;
    this.#lastAnswer = null;
  }

  #decide(frame: Frame, nowMs: number): Answer {
    const { security } = frame;
    if (security === null) return this.#decideClear(frame, nowMs);
    if (this.model.habits.lacksSecureChannel) return inClear(nak(nakCodes.secureChannelUnsupported));
    if (!carriesMac(security.type)) return this.#decideHandshake(frame);
    const { session } = this.#channel;
    const opened = session?.open(frame);
    if (opened === undefined || opened.kind === "rejected") {
      this.#channel.end();
      return inClear(nak(nakCodes.secureChannelRequired));
    }
    const command = readCommand(frame.code, opened.data);
    if (typeof command === "string") return inSession(nak(refusalOf(command)));
    this.#watcher.onCommand(command, true);
    const reply = this.#carryOut(command, nowMs);
    if (command.kind === "manufacturer" && this.model.habits.refusesManufacturerInClear)
      return inClear(reply);
    const isClear =
      this.model.habits.answersStatusInClear && isStatusRequest(command) && statusKinds.includes(reply.kind);
    return { reply, security: isClear ? "session-clear" : "session" };
  }

  #decideHandshake(frame: Frame): Answer {
    const command = readCommand(frame.code, frame.data);
    if (typeof command === "string") return inClear(nak(refusalOf(command)));
    this.#watcher.onCommand(command, false);
    if (command.kind === "challenge") return this.#channel.challenge(frame, command.random);
    if (command.kind === "server-cryptogram")
      return this.#channel.serverCryptogram(frame, command.cryptogram);
    return inClear(nak(nakCodes.secureChannelRequired));
  }

  #decideClear(frame: Frame, nowMs: number): Answer {
    const command = readCommand(frame.code, frame.data);
    if (typeof command === "string") return inClear(nak(refusalOf(command)));
    this.#watcher.onCommand(command, false);
    const isOpenToAll = command.kind === "identify" || command.kind === "capabilities";
    if (
      this.#channel.session !== null ||
      command.kind === "set-key" ||
      (this.model.needsSession && !isOpenToAll)
    ) {
      this.#channel.end();
      return inClear(nak(nakCodes.secureChannelRequired));
    }
    return inClear(this.#carryOut(command, nowMs));
  }

  #carryOut(command: OsdpCommand, nowMs: number): OsdpReply {
    const { model } = this;
    switch (command.kind) {
      case "poll":
        this.#onTheWire = this.#events.shift() ?? null;
        return this.#onTheWire ?? { kind: "ack" };
      case "identify":
        return { kind: "identity", identity: model.identity };
      case "capabilities":
        return { kind: "capabilities", entries: model.capabilities };
      case "local-status":
        return { kind: "local-status", ...this.#local };
      case "input-status":
        return { kind: "input-status", states: this.#inputs.slice() };
      case "output-status":
        return { kind: "output-status", states: this.#outputs.states(nowMs) };
      case "reader-status":
        return { kind: "reader-status", states: new Uint8Array(model.readers) };
      case "outputs":
        if (model.habits.hasUnwiredOutputs) return { kind: "ack" };
        if (!this.#outputs.apply(command.controls, nowMs)) return nak(nakCodes.notProcessable);
        if (!model.habits.answersOutputsWithStatus) return { kind: "ack" };
        return { kind: "output-status", states: this.#outputs.states(nowMs) };
      case "leds":
      case "buzzers":
      case "text":
      case "receive-size":
      case "keep-active":
      case "abort":
        return { kind: "ack" };
      case "communication":
        return { kind: "communication", address: command.address, baudRate: command.baudRate };
      case "set-key":
        if (command.keyType !== 1 || command.key.length !== 16) return nak(nakCodes.badLength);
        this.#channel.setKey(command.key);
        return { kind: "ack" };
      case "manufacturer":
        if (model.habits.refusesManufacturer) return nak(nakCodes.notProcessable);
        if (!model.habits.refusesManufacturerInClear) return { kind: "ack" };
        return { kind: "nak", reason: nakCodes.unknownCommand, detail: command.vendor.subarray(0, 2) };
      default:
        return nak(nakCodes.unknownCommand);
    }
  }

  #send(frame: Frame, { reply, security }: Answer): Uint8Array {
    const bytes = this.#write(frame, reply, security);
    if (reply.kind === "communication" && frame.address !== broadcastAddress) this.#moveTo(reply.address);
    if (reply.kind === "ack" && this.#isKeySet(frame)) this.#channel.end();
    return bytes;
  }

  #isKeySet(frame: Frame): boolean {
    return frame.code === 0x75;
  }

  #moveTo(address: number): void {
    this.#address = address;
    this.#channel.end();
    this.#expected = 0;
  }

  #write(frame: Frame, reply: OsdpReply, security: Answer["security"]): Uint8Array {
    const { sequence, check } = frame;
    const address = frame.address === broadcastAddress ? broadcastAddress : this.#address;
    const parts = {
      address,
      isReply: true,
      sequence,
      check,
      code: replyCodes[reply.kind],
      data: writeReply(reply),
    };
    const { session } = this.#channel;
    if (security === "session" && session !== null) return session.seal(parts);
    if (security === "session-clear" && session !== null) return session.sealClear(parts);
    if (typeof security === "string") return writeFrame({ ...parts, security: null });
    return writeFrame({ ...parts, security });
  }
}

function nak(reason: number): OsdpReply {
  return { kind: "nak", reason, detail: noDetail };
}

function inClear(reply: OsdpReply): Answer {
  return { reply, security: null };
}

function inSession(reply: OsdpReply): Answer {
  return { reply, security: "session" };
}

function refusalOf(problem: "unknown" | "malformed"): number {
  return problem === "unknown" ? nakCodes.unknownCommand : nakCodes.badLength;
}

function isStatusRequest(command: OsdpCommand): boolean {
  return command.kind.endsWith("-status");
}
