import {
  type CommandOutcome,
  commandOk,
  type ReaderCommand,
  refused,
} from "../../../commands/reader-command.ts";
import type { SecurityFailure } from "../../../observations/door-observation.ts";
import type { OsdpCommand } from "../commands.ts";
import type { SecurityBlock } from "../frame.ts";
import { assumedCapabilities, type Capabilities, capabilitiesOf } from "../messages/capabilities.ts";
import { nakCodes, type OsdpReply } from "../replies.ts";
import type { SecureSession } from "../secure-channels/secure-session.ts";
import { timing } from "../timing.ts";
import { ChannelSetup } from "./channel-setup.ts";
import { CommandLane } from "./command-lane.ts";
import type { QueuedCommand } from "./command-queue.ts";
import type { Conversation, Heard } from "./conversation.ts";
import type { DeviceHooks, Turn } from "./device-hooks.ts";
import { type DeviceMessage, type Purpose, plainMessage } from "./device-message.ts";
import type { OsdpReaderSettings } from "./device-settings.ts";
import { IdentityWatch, unknownIdentity } from "./identity-watch.ts";
import type { KeyName, KeyRing } from "./key-ring.ts";
import { KeyRotation } from "./key-rotation.ts";
import { ObservationGate } from "./observation-gate.ts";
import { ReplyObserver } from "./reply-observer.ts";
import { Trust } from "./trust.ts";

/** Where a reader stands with its panel. */
export type Phase =
  | "probing"
  | "capabilities"
  | "securing"
  | "installing"
  | "online"
  | "quarantined"
  | "offline";

// A session this old was a good one; one that is lost sooner waits before the next handshake.
const settledSessionMs = 10_000;

/** The life of one reader as its panel sees it: which message comes next, and what each answer changes. */
export class ReaderLife {
  readonly gate: ObservationGate;
  readonly #settings: OsdpReaderSettings;
  readonly #ring: KeyRing;
  readonly #hooks: DeviceHooks;
  readonly #conversation: Conversation;
  readonly #observer: ReplyObserver;
  readonly #lane: CommandLane;
  readonly #setup: ChannelSetup;
  readonly #rotation: KeyRotation;
  readonly #identity: IdentityWatch;
  readonly #trust = new Trust();
  #phase: Phase = "offline";
  #capabilities: Capabilities = assumedCapabilities;
  #statusToAsk: OsdpCommand[] = [];
  #dueMs = 0;
  #pollDueMs = 0;
  #onlineSinceMs = Number.POSITIVE_INFINITY;
  #relapses = 0;

  constructor(settings: OsdpReaderSettings, ring: KeyRing, hooks: DeviceHooks, conversation: Conversation) {
    this.gate = new ObservationGate(settings.readerId, hooks);
    this.#settings = settings;
    this.#ring = ring;
    this.#hooks = hooks;
    this.#conversation = conversation;
    this.#observer = new ReplyObserver(settings);
    this.#identity = new IdentityWatch(settings.identity);
    this.#rotation = new KeyRotation(ring, hooks);
    this.#setup = new ChannelSetup(ring);
    this.#lane = new CommandLane(settings.lockOutput, hooks.wake);
  }

  get phase(): Phase {
    return this.#phase;
  }

  /** From the very beginning, unless the reader is kept out: a new line is no new trust. */
  begin(nowMs: number): void {
    this.#conversation.restart();
    this.#phase = this.#trust.quarantineAt(nowMs) === null ? "probing" : "quarantined";
    this.#dueMs = nowMs;
  }

  /** Nobody to talk to any more; whoever waits for a command is told. */
  end(phase: "offline" | "quarantined", outcome: CommandOutcome): void {
    this.#conversation.restart();
    this.#lane.clear(outcome);
    this.#rotation.cancel(outcome);
    this.#phase = phase;
  }

  /** When the next message is due, with nothing in flight; null while somebody else has to act first. */
  nextTurn(nowMs: number): Turn | null {
    if (this.#phase === "quarantined") {
      const quarantine = this.#trust.quarantineAt(nowMs);
      if (quarantine !== null) return { dueMs: quarantine.untilMs, rank: "probe" };
      this.begin(nowMs);
    }
    if (this.#phase === "installing") {
      if (this.#rotation.isReady) return { dueMs: this.#dueMs, rank: "regular" };
      if (this.#rotation.isPreparing) return null;
      this.restart(nowMs);
    }
    if (this.#phase === "probing" || this.#phase === "offline") return { dueMs: this.#dueMs, rank: "probe" };
    if (this.#phase !== "online") return { dueMs: this.#dueMs, rank: "regular" };
    const waiting = this.#lane.next?.queued;
    if (waiting !== undefined) {
      return { dueMs: waiting.queuedMs, rank: waiting.isUrgent ? "urgent" : "regular" };
    }
    if (this.#rotation.isReady || this.#statusToAsk.length > 0)
      return { dueMs: this.#dueMs, rank: "regular" };
    return this.gate.held > 0 ? null : { dueMs: this.#pollDueMs, rank: "regular" };
  }

  nextMessage(nowMs: number): DeviceMessage {
    switch (this.#phase) {
      case "capabilities":
        return plainMessage({ kind: "capabilities" }, { kind: "capabilities" });
      case "securing": {
        const { command, security, isFirst } = this.#setup.message();
        return { purpose: { kind: "handshake" }, command, security, startsAnew: isFirst };
      }
      case "installing":
        return this.#keyMessage();
      case "online":
        return this.#onlineMessage(nowMs);
      case "probing":
      case "offline":
      case "quarantined":
        return { ...plainMessage({ kind: "identify" }, { kind: "identify" }), startsAnew: true };
    }
  }

  /** Silence: the next try comes then. */
  postpone(dueMs: number): void {
    this.#dueMs = dueMs;
  }

  /** The answer to a message. */
  onHeard(purpose: Purpose, heard: Exclude<Heard, { kind: "ignored" | "busy" }>, nowMs: number): void {
    this.#dueMs = nowMs;
    if (heard.kind === "session-lost") {
      this.#onSessionLost(heard.why, nowMs);
    } else if (heard.kind === "unreadable") {
      this.#hooks.report("unreadable-reply", null);
      if (purpose.kind === "command") this.#lane.giveUp(purpose.command);
      else if (this.#phase !== "online") this.restart(nowMs);
    } else {
      if (heard.wasClear) this.#hooks.report("clear-data-in-session", null);
      this.#onReply(purpose, heard.reply, heard.security, nowMs);
    }
  }

  /** Back to the handshake (or to the beginning, where there is none), at once the first time and slower after that. */
  restart(nowMs: number): void {
    this.#conversation.restart();
    const wasGood = nowMs - this.#onlineSinceMs >= settledSessionMs;
    this.#onlineSinceMs = Number.POSITIVE_INFINITY;
    this.#relapses = wasGood ? 0 : this.#relapses + 1;
    const pauses = [0, 0, ...timing.probes];
    if (this.#settings.security === "plain") this.#phase = "probing";
    else this.#secure(nowMs);
    this.#dueMs = nowMs + (pauses[Math.min(this.#relapses, pauses.length - 1)] ?? 0);
  }

  /** Notes what speaks against the reader; answers whether it is kept out from now on. */
  fail(failure: SecurityFailure, nowMs: number, atOnce = false): boolean {
    if (this.#phase === "quarantined") return true;
    const { readerId } = this.#settings;
    const quarantined = this.#trust.fail(failure, nowMs, atOnce);
    this.gate.observe({ kind: "reader-security-failure", readerId, failure, quarantined });
    if (!quarantined) return false;
    this.end("quarantined", refused("reader-quarantined"));
    this.gate.tellOffline("quarantined");
    return true;
  }

  /** Carries out a command; resolves when the reader has answered, refused, or stayed silent. */
  request(command: ReaderCommand, nowMs: number): Promise<CommandOutcome> {
    switch (command.kind) {
      case "open-install-mode":
        return Promise.resolve(this.#openInstall(command.durationMs, nowMs));
      case "close-install-mode":
        return Promise.resolve(this.#closeInstall(nowMs));
      case "release-quarantine":
        this.#trust.release();
        if (this.#phase === "quarantined") this.begin(nowMs);
        this.#hooks.wake();
        return Promise.resolve(commandOk);
      case "rotate-key":
        if (this.#phase !== "online") return Promise.resolve(this.#absence());
        if (!this.#conversation.isSecure) return Promise.resolve(refused("not-secure"));
        return this.#rotation.request(this.#setup.clientId, nowMs + timing.setting);
      default:
        if (this.#phase !== "online") return Promise.resolve(this.#absence());
        return this.#lane.request(command, this.#capabilities, nowMs);
    }
  }

  /** Gives up commands past their deadline. */
  expire(nowMs: number): void {
    this.#rotation.expire(nowMs);
    this.#lane.expire(nowMs);
  }

  #onlineMessage(nowMs: number): DeviceMessage {
    const waiting = this.#lane.next;
    if (waiting !== null) return plainMessage({ kind: "command", command: waiting.queued }, waiting.command);
    if (this.#rotation.isReady) return this.#keyMessage();
    const status = this.#statusToAsk.shift();
    if (status !== undefined) return plainMessage({ kind: "status" }, status);
    this.#pollDueMs = nowMs + (this.#settings.pollMs ?? timing.poll);
    return plainMessage({ kind: "poll" }, { kind: "poll" });
  }

  #keyMessage(): DeviceMessage {
    return plainMessage({ kind: "set-key" }, { kind: "set-key", keyType: 1, key: this.#rotation.send() });
  }

  #onReply(purpose: Purpose, reply: OsdpReply, security: SecurityBlock | null, nowMs: number): void {
    if (reply.kind === "nak" && this.#asksToStartAgain(reply.reason)) {
      this.#hooks.report(`nak-${reply.reason}`, null);
      this.restart(nowMs);
      return;
    }
    switch (purpose.kind) {
      case "identify":
        this.#onIdentity(reply, nowMs);
        break;
      case "capabilities":
        this.#onCapabilities(reply, nowMs);
        break;
      case "handshake":
        this.#onHandshakeReply(reply, security, nowMs);
        break;
      case "set-key":
        this.#onKeyReply(reply, nowMs);
        break;
      case "poll":
        this.gate.observe(...this.#observer.onPollReply(reply, nowMs));
        break;
      case "status":
        this.gate.observe(...this.#observer.onStatus(reply));
        break;
      case "command":
        this.#onCommandReply(purpose.command, reply, nowMs);
    }
  }

  // A reader that lost count, or one configured as plain that has come to insist on a secure channel.
  #asksToStartAgain(reason: number): boolean {
    if (reason === nakCodes.unexpectedSequence) return true;
    return (
      reason === nakCodes.secureChannelRequired && this.#phase === "online" && !this.#conversation.isSecure
    );
  }

  #onIdentity(reply: OsdpReply, nowMs: number): void {
    const isNamed = reply.kind === "identity";
    // Some readers name themselves only inside a session; without one, a name that was pinned has to be given.
    const mayBeSilent = this.#settings.security === "required" || !this.#identity.isPinned;
    const isRight = isNamed ? this.#identity.accepts(reply.identity) : mayBeSilent;
    if (isRight) this.#phase = "capabilities";
    else this.fail("identity-changed", nowMs);
  }

  #onCapabilities(reply: OsdpReply, nowMs: number): void {
    this.#capabilities = reply.kind === "capabilities" ? capabilitiesOf(reply.entries) : assumedCapabilities;
    // What a reader says of its security is not asked: only the configuration decides.
    if (this.#settings.security === "plain") this.#goOnline(nowMs);
    else this.#secure(nowMs);
  }

  #secure(nowMs: number): void {
    const obstacle = this.#setup.begin(nowMs);
    if (obstacle === null) this.#phase = "securing";
    else this.fail(obstacle, nowMs);
  }

  #onHandshakeReply(reply: OsdpReply, security: SecurityBlock | null, nowMs: number): void {
    const step = this.#setup.hear(reply, security, nowMs);
    if (step.kind === "failed") this.fail(step.failure, nowMs, true);
    else if (step.kind === "confused") this.restart(nowMs);
    else if (step.kind === "opened") this.#onOpened(step.session, step.opened, nowMs);
  }

  #onOpened(session: SecureSession, opened: KeyName, nowMs: number): void {
    this.#conversation.secure(session);
    if (opened === "install" && !this.#ring.mayInstall(nowMs)) {
      this.restart(nowMs);
      return;
    }
    if (opened === "install") {
      // Nothing but the new key is said under the install key: no poll, so no read.
      this.#phase = "installing";
      this.#rotation.install(this.#setup.clientId);
      return;
    }
    const { readerId } = this.#settings;
    this.#rotation.onSession(opened, () => this.gate.observe({ kind: "reader-key-rotated", readerId }));
    this.#goOnline(nowMs);
  }

  #goOnline(nowMs: number): void {
    const { inputs } = this.#settings;
    this.#phase = "online";
    this.#onlineSinceMs = nowMs;
    this.#pollDueMs = nowMs;
    this.#statusToAsk = [{ kind: "local-status" }];
    if (inputs.length > 0 && this.#capabilities.inputs > 0) this.#statusToAsk.push({ kind: "input-status" });
    this.gate.tellOnline(
      this.#conversation.isSecure ? "scbk" : "none",
      this.#identity.seen ?? unknownIdentity,
    );
  }

  #onKeyReply(reply: OsdpReply, nowMs: number): void {
    const isTaken = reply.kind === "ack";
    this.#rotation.onReply(isTaken);
    // The old session dies with the old key, whether or not the reader noticed.
    if (isTaken || this.#phase !== "online") this.restart(nowMs);
  }

  #onCommandReply(command: QueuedCommand, reply: OsdpReply, nowMs: number): void {
    this.#lane.onReply(command, reply);
    this.gate.observe(...this.#observer.onStatus(reply));
    if (reply.kind !== "communication") return;
    const { address, baudRate } = reply;
    this.gate.observe({ kind: "reader-moved", readerId: this.#settings.readerId, address, baudRate });
    this.#hooks.changeBaudRate(baudRate);
    this.#conversation.moveTo(address);
    this.begin(nowMs);
  }

  #onSessionLost(why: "refused" | "bad-mac" | "forged" | "restarted", nowMs: number): void {
    this.#hooks.report(`session-lost-${why}`, null);
    if (why === "bad-mac" && this.fail("mac-failure", nowMs)) return;
    if (why === "forged" && this.fail("downgrade", nowMs)) return;
    this.restart(nowMs);
  }

  #openInstall(durationMs: number, nowMs: number): CommandOutcome {
    if (this.#settings.security === "plain") return { kind: "unsupported" };
    if (!(durationMs > 0 && durationMs <= timing.longestInstall)) return refused("out-of-range");
    this.#ring.openInstall(nowMs + durationMs);
    this.#trust.release();
    if (this.#phase !== "online") this.begin(nowMs);
    this.#hooks.wake();
    return commandOk;
  }

  #closeInstall(nowMs: number): CommandOutcome {
    if (this.#settings.security === "plain") return { kind: "unsupported" };
    this.#ring.closeInstall();
    // A handshake may be under way with the install key, or a session under it wait for the new one.
    if (this.#phase === "installing" || this.#phase === "securing") {
      this.#rotation.cancel(refused("superseded"));
      this.restart(nowMs);
    }
    this.#hooks.wake();
    return commandOk;
  }

  #absence(): CommandOutcome {
    return refused(this.#phase === "quarantined" ? "reader-quarantined" : "reader-offline");
  }
}
