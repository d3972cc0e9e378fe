import {
  type CommandOutcome,
  commandOk,
  type ReaderCommand,
  refused,
} from "../../../commands/reader-command.ts";
import type {
  OfflineCause,
  SecurityFailure,
  UntimedReaderObservation,
} from "../../../observations/door-observation.ts";
import type { ReaderHealth, ReaderState } from "../../../reader-driver.ts";
import type { OsdpCommand } from "../commands.ts";
import type { Frame, SecurityBlock } from "../frame.ts";
import { assumedCapabilities, type Capabilities, capabilitiesOf } from "../messages/capabilities.ts";
import { nakCodes, type OsdpReply } from "../replies.ts";
import type { SecureSession } from "../secure-channels/secure-session.ts";
import { timing } from "../timing.ts";
import { ChannelSetup } from "./channel-setup.ts";
import { CommandLane } from "./command-lane.ts";
import type { QueuedCommand } from "./command-queue.ts";
import { Conversation, type Heard } from "./conversation.ts";
import type { DeviceHooks, Turn } from "./device-hooks.ts";
import type { OsdpReaderSettings, ReaderKeys } from "./device-settings.ts";
import { DoubleAnswerWatch } from "./double-answer-watch.ts";
import { IdentityWatch, unknownIdentity } from "./identity-watch.ts";
import type { KeyName, KeyRing } from "./key-ring.ts";
import { KeyRotation } from "./key-rotation.ts";
import { ReplyObserver } from "./reply-observer.ts";
import { RetryPace } from "./retry-pace.ts";
import { Trust } from "./trust.ts";

type Phase = "probing" | "capabilities" | "securing" | "installing" | "online" | "quarantined" | "offline";

type Purpose =
  | {
      readonly kind: "identify" | "capabilities" | "handshake" | "set-key" | "status" | "poll";
    }
  | { readonly kind: "command"; readonly command: QueuedCommand };

type Message = {
  readonly purpose: Purpose;
  readonly command: OsdpCommand;
  readonly security?: SecurityBlock;
};

// A session this old was a good one; one that is lost sooner waits before the next handshake.
const settledSessionMs = 10_000;

/**
 * The panel's side of one reader: what to say next and what each answer means. Knows no line and no timer; the line
 * asks when it wants a turn, takes the bytes, and tells what came back.
 */
export class PanelDevice {
  readonly settings: OsdpReaderSettings;
  readonly #ring: KeyRing;
  readonly #hooks: DeviceHooks;
  readonly #conversation: Conversation;
  readonly #observer: ReplyObserver;
  readonly #lane: CommandLane;
  readonly #setup: ChannelSetup;
  readonly #trust = new Trust();
  readonly #pace = new RetryPace();
  readonly #identity: IdentityWatch;
  readonly #doubles = new DoubleAnswerWatch();
  readonly #rotation: KeyRotation;
  readonly #counters = { polls: 0, retries: 0, busy: 0, ignored: 0, sessionsLost: 0, reads: 0 };
  #phase: Phase = "offline";
  #purpose: Purpose | null = null;
  #capabilities: Capabilities = assumedCapabilities;
  #statusToAsk: OsdpCommand[] = [];
  #dueMs = 0;
  #pollDueMs = 0;
  #held = 0;
  #isBusy = false;
  #told: "online" | "offline" | null = null;
  #onlineSinceMs = Number.NEGATIVE_INFINITY;
  #relapses = 0;
  #lastHeardAt: Date | null = null;

  constructor(settings: OsdpReaderSettings, ring: KeyRing, hooks: DeviceHooks) {
    this.settings = settings;
    this.#ring = ring;
    this.#hooks = hooks;
    this.#conversation = new Conversation(settings.address);
    this.#observer = new ReplyObserver(settings);
    this.#identity = new IdentityWatch(settings.identity);
    this.#rotation = new KeyRotation(ring, hooks);
    this.#setup = new ChannelSetup(ring);
    this.#lane = new CommandLane(settings.lockOutput, hooks.wake);
  }

  get address(): number {
    return this.#conversation.address;
  }

  get isOnline(): boolean {
    return this.#phase === "online";
  }

  setKeys(keys: ReaderKeys): void {
    this.#ring.set(keys);
  }

  /** The line is there: starts from the very beginning. */
  linkUp(nowMs: number): void {
    this.#told = null;
    this.#pace.reset();
    this.#probe(nowMs);
  }

  /** The line is gone; whoever waits for a command is told. */
  linkDown(): void {
    this.#end(refused("reader-offline"));
    this.#phase = "offline";
  }

  health(nowMs: number): ReaderHealth {
    return {
      readerId: this.settings.readerId,
      state: this.#state(nowMs),
      protection: this.#conversation.isSecure ? "scbk" : "none",
      lastHeardAt: this.#lastHeardAt,
      counters: { ...this.#counters, held: this.#held },
    };
  }

  /** When this reader wants the line next, or null when it waits for somebody else. */
  nextTurn(nowMs: number): Turn | null {
    this.#expire(nowMs);
    if (this.#phase === "quarantined") {
      const quarantine = this.#trust.quarantineAt(nowMs);
      if (quarantine !== null) return { dueMs: quarantine.untilMs, rank: "probe" };
      this.#probe(nowMs);
    }
    const isTroubled = this.#pace.attempts > 1 || this.#phase === "probing" || this.#phase === "offline";
    const rank = isTroubled ? "probe" : "regular";
    if (this.#conversation.isWaiting)
      return { dueMs: this.#dueMs, rank: this.#isUrgent() && !isTroubled ? "urgent" : rank };
    if (this.#phase === "installing" && !this.#rotation.isReady) return null;
    if (this.#phase !== "online") return { dueMs: this.#dueMs, rank };
    const waiting = this.#lane.next?.queued;
    if (waiting !== undefined)
      return { dueMs: waiting.queuedMs, rank: waiting.isUrgent ? "urgent" : "regular" };
    if (this.#rotation.isReady || this.#statusToAsk.length > 0) return { dueMs: this.#dueMs, rank };
    return this.#held > 0 ? null : { dueMs: this.#pollDueMs, rank };
  }

  /** The bytes to send now: the message in flight once more, or the next one. */
  take(nowMs: number): Uint8Array {
    if (!this.#isBusy) {
      this.#pace.onSend(nowMs);
      if (this.#pace.attempts > 1) this.#counters.retries += 1;
    }
    this.#isBusy = false;
    const again = this.#conversation.again();
    if (again !== null) return again;
    const message = this.#nextMessage(nowMs);
    this.#purpose = message.purpose;
    return this.#conversation.start(message.command, message.security ?? null);
  }

  /** A message came in during this reader's turn; answers whether the turn is over. */
  hear(frame: Frame, nowMs: number, now: Date): boolean {
    const wasOnce = this.#pace.attempts === 1;
    const heard = this.#conversation.hear(frame);
    if (heard.kind === "ignored") {
      this.#counters.ignored += 1;
      if (heard.why !== "echo" && heard.why !== "other-address") this.stray(frame, nowMs);
      return false;
    }
    this.#lastHeardAt = now;
    this.#pace.onAnswer();
    if (heard.kind === "busy") {
      this.#counters.busy += 1;
      this.#isBusy = true;
      this.#dueMs = nowMs + timing.busy;
      return true;
    }
    this.#doubles.onAnswer(frame, wasOnce);
    this.#dueMs = nowMs;
    this.#onHeard(heard, nowMs);
    return true;
  }

  /** A message with this reader's address that nobody waits for: late repetitions are normal, another answer is not. */
  stray(frame: Frame, nowMs: number): void {
    if (!this.#doubles.isSecondAnswer(frame)) return;
    this.#hooks.report("double-answer", frame.bytes);
    this.#fail("duplicate-address", nowMs);
  }

  /** Nothing came back in time. */
  silence(nowMs: number): void {
    if (this.#pace.hasBeenSilentFor(timing.offline, nowMs) && this.#phase !== "offline") {
      this.#goOffline("silence");
    }
    if (this.#phase === "probing" || this.#phase === "offline") {
      this.#conversation.restart();
      this.#dueMs = nowMs + this.#pace.nextProbeInMs();
    } else {
      this.#dueMs = nowMs + this.#pace.retryInMs;
    }
  }

  /** Carries out a command; resolves when the reader has answered, refused, or stayed silent. */
  request(command: ReaderCommand, nowMs: number): Promise<CommandOutcome> {
    switch (command.kind) {
      case "open-install-mode":
        return Promise.resolve(this.#openInstall(command.durationMs, nowMs));
      case "release-quarantine":
        this.#trust.release();
        if (this.#phase === "quarantined") this.#probe(nowMs);
        this.#hooks.wake();
        return Promise.resolve(commandOk);
      case "rotate-key":
        if (!this.isOnline) return Promise.resolve(this.#offlineRefusal());
        if (!this.#conversation.isSecure) return Promise.resolve(refused("not-secure"));
        return this.#rotation.request(this.#setup.clientId, nowMs + timing.setting);
      default:
        if (!this.isOnline) return Promise.resolve(this.#offlineRefusal());
        return this.#lane.request(command, this.#capabilities, nowMs);
    }
  }

  #nextMessage(nowMs: number): Message {
    switch (this.#phase) {
      case "capabilities":
        return { purpose: { kind: "capabilities" }, command: { kind: "capabilities" } };
      case "securing":
        return this.#handshakeMessage();
      case "installing":
        return this.#keyMessage();
      case "online":
        return this.#onlineMessage(nowMs);
      case "probing":
      case "offline":
      case "quarantined":
        this.#conversation.restart();
        return { purpose: { kind: "identify" }, command: { kind: "identify" } };
    }
  }

  #handshakeMessage(): Message {
    const { command, security, isFirst } = this.#setup.message();
    if (isFirst) this.#conversation.restart();
    return { purpose: { kind: "handshake" }, command, security };
  }

  #keyMessage(): Message {
    const key = this.#rotation.send();
    return { purpose: { kind: "set-key" }, command: { kind: "set-key", keyType: 1, key } };
  }

  #onlineMessage(nowMs: number): Message {
    const waiting = this.#lane.next;
    if (waiting !== null)
      return { purpose: { kind: "command", command: waiting.queued }, command: waiting.command };
    if (this.#rotation.isReady) return this.#keyMessage();
    const status = this.#statusToAsk.shift();
    if (status !== undefined) return { purpose: { kind: "status" }, command: status };
    this.#counters.polls += 1;
    this.#pollDueMs = nowMs + timing.poll;
    return { purpose: { kind: "poll" }, command: { kind: "poll" } };
  }

  #onHeard(heard: Exclude<Heard, { kind: "ignored" | "busy" }>, nowMs: number): void {
    const purpose = this.#purpose;
    this.#purpose = null;
    if (heard.kind === "session-lost") {
      this.#onSessionLost(heard.why, nowMs);
    } else if (heard.kind === "unreadable") {
      this.#hooks.report("unreadable-reply", null);
      if (!this.isOnline) this.#startAgain(nowMs);
    } else if (purpose !== null) {
      if (heard.wasClear) this.#hooks.report("clear-data-in-session", null);
      this.#onReply(purpose, heard.reply, heard.security, nowMs);
    }
  }

  #onReply(purpose: Purpose, reply: OsdpReply, security: SecurityBlock | null, nowMs: number): void {
    if (reply.kind === "nak" && reply.reason === nakCodes.unexpectedSequence) {
      this.#conversation.restart();
      this.#startAgain(nowMs);
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
        this.#observeAll(this.#observer.onPollReply(reply, nowMs));
        break;
      case "status":
        this.#observeAll(this.#observer.onReply(reply));
        break;
      case "command":
        this.#onCommandReply(purpose.command, reply, nowMs);
    }
  }

  #onIdentity(reply: OsdpReply, nowMs: number): void {
    if (reply.kind === "identity" && !this.#identity.accepts(reply.identity)) {
      this.#fail("identity-changed", nowMs);
      return;
    }
    // Some readers name themselves only inside a session; without one, a name that was pinned has to be given.
    if (reply.kind !== "identity" && this.settings.security === "plain" && this.#identity.isPinned) {
      this.#fail("identity-changed", nowMs);
      return;
    }
    this.#phase = "capabilities";
  }

  #onCapabilities(reply: OsdpReply, nowMs: number): void {
    this.#capabilities = reply.kind === "capabilities" ? capabilitiesOf(reply.entries) : assumedCapabilities;
    // What a reader says of its security is not asked: only the configuration decides.
    if (this.settings.security === "plain") this.#goOnline(nowMs);
    else this.#secure(nowMs);
  }

  #secure(nowMs: number): void {
    const obstacle = this.#setup.begin(nowMs);
    if (obstacle === null) this.#phase = "securing";
    else this.#fail(obstacle, nowMs);
  }

  #onHandshakeReply(reply: OsdpReply, security: SecurityBlock | null, nowMs: number): void {
    const step = this.#setup.hear(reply, security, nowMs);
    if (step.kind === "failed") this.#fail(step.failure, nowMs, true);
    else if (step.kind === "confused") this.#startAgain(nowMs);
    else if (step.kind === "opened") this.#onOpened(step.session, step.opened, nowMs);
  }

  #onOpened(session: SecureSession, opened: KeyName, nowMs: number): void {
    this.#conversation.secure(session);
    if (opened === "install") {
      // Nothing but the new key is said under the install key: no poll, so no read.
      this.#phase = "installing";
      this.#rotation.install(this.#setup.clientId);
      return;
    }
    this.#rotation.onSession(opened, () =>
      this.#observe({ kind: "reader-key-rotated", readerId: this.settings.readerId }),
    );
    this.#goOnline(nowMs);
  }

  #onKeyReply(reply: OsdpReply, nowMs: number): void {
    this.#rotation.onReply(reply.kind === "ack");
    if (reply.kind !== "ack" && this.isOnline) return;
    // The old session dies with the old key, whether or not the reader noticed.
    this.#conversation.restart();
    this.#startAgain(nowMs);
  }

  #onCommandReply(command: QueuedCommand, reply: OsdpReply, nowMs: number): void {
    this.#lane.onReply(command, reply);
    this.#observeAll(this.#observer.onReply(reply));
    if (reply.kind === "communication") this.#moveTo(reply.address, reply.baudRate, nowMs);
  }

  #moveTo(address: number, baudRate: number, nowMs: number): void {
    this.#observe({ kind: "reader-moved", readerId: this.settings.readerId, address, baudRate });
    this.#hooks.changeBaudRate(baudRate);
    this.#conversation.restart(address);
    this.#probe(nowMs);
  }

  #onSessionLost(why: "refused" | "bad-mac" | "forged" | "restarted", nowMs: number): void {
    this.#counters.sessionsLost += 1;
    this.#hooks.report(`session-lost-${why}`, null);
    if (why === "bad-mac" && this.#fail("mac-failure", nowMs)) return;
    if (why === "forged" && this.#fail("downgrade", nowMs)) return;
    this.#startAgain(nowMs);
  }

  /** Back to the handshake (or to the beginning, where there is none), at once the first time and slower after that. */
  #startAgain(nowMs: number): void {
    const wasGood = nowMs - this.#onlineSinceMs >= settledSessionMs;
    this.#relapses = wasGood ? 0 : this.#relapses + 1;
    const waitMs = this.#relapses <= 1 ? 0 : (timing.probes[Math.min(this.#relapses - 2, 3)] ?? 0);
    if (this.settings.security === "plain") this.#phase = "probing";
    else this.#secure(nowMs);
    this.#dueMs = nowMs + waitMs;
  }

  #goOnline(nowMs: number): void {
    const { readerId, inputs } = this.settings;
    this.#phase = "online";
    this.#onlineSinceMs = nowMs;
    this.#pollDueMs = nowMs;
    this.#statusToAsk = [{ kind: "local-status" }];
    if (inputs.length > 0 && this.#capabilities.inputs > 0) this.#statusToAsk.push({ kind: "input-status" });
    if (this.#told === "online") return;
    this.#told = "online";
    const protection = this.#conversation.isSecure ? "scbk" : "none";
    const identity = this.#identity.seen ?? unknownIdentity;
    this.#observe({ kind: "reader-online", readerId, protection, identity });
  }

  #probe(nowMs: number): void {
    this.#conversation.restart();
    this.#purpose = null;
    this.#phase = "probing";
    this.#dueMs = nowMs;
  }

  #goOffline(cause: OfflineCause): void {
    this.#end(refused("reader-offline"));
    this.#phase = "offline";
    this.#tellOffline(cause);
  }

  #tellOffline(cause: OfflineCause): void {
    if (this.#told === "offline") return;
    this.#told = "offline";
    this.#observe({ kind: "reader-offline", readerId: this.settings.readerId, cause });
  }

  #end(outcome: CommandOutcome): void {
    this.#conversation.restart();
    this.#purpose = null;
    this.#lane.clear(outcome);
    this.#rotation.cancel(outcome);
  }

  /** Notes what speaks against the reader; answers whether it is kept out from now on. */
  #fail(failure: SecurityFailure, nowMs: number, always = false): boolean {
    const { readerId } = this.settings;
    const quarantined = this.#trust.fail(failure, nowMs, always);
    this.#observe({ kind: "reader-security-failure", readerId, failure, quarantined });
    if (!quarantined) return false;
    this.#end(refused("reader-quarantined"));
    this.#phase = "quarantined";
    this.#tellOffline("quarantined");
    return true;
  }

  #openInstall(durationMs: number, nowMs: number): CommandOutcome {
    if (this.settings.security === "plain") return { kind: "unsupported" };
    if (!(durationMs > 0 && durationMs <= timing.longestInstall)) return refused("out-of-range");
    this.#ring.openInstall(nowMs + durationMs);
    this.#trust.release();
    if (!this.isOnline) this.#probe(nowMs);
    this.#hooks.wake();
    return commandOk;
  }

  #expire(nowMs: number): void {
    this.#rotation.expire(nowMs);
    const inFlight = this.#purpose?.kind === "command" ? this.#purpose.command : null;
    this.#lane.expire(nowMs);
    // A retry is the same bytes, and an unlock that arrives late opens a door to nobody: only a new start takes it back.
    if (inFlight === null || !inFlight.isUrgent || inFlight.deadlineMs > nowMs) return;
    this.#hooks.report("unlock-abandoned", null);
    this.#conversation.restart();
    this.#purpose = null;
    this.#startAgain(nowMs);
  }

  #observeAll(observations: readonly UntimedReaderObservation[]): void {
    for (const observation of observations) this.#observe(observation);
  }

  #observe(observation: UntimedReaderObservation): void {
    if (observation.kind === "credential-read") this.#counters.reads += 1;
    this.#held += 1;
    void this.#hooks.observe(observation).then(() => {
      this.#held -= 1;
      if (this.#held === 0) this.#hooks.wake();
    });
  }

  #isUrgent(): boolean {
    return this.#purpose?.kind === "command" && this.#purpose.command.isUrgent;
  }

  #offlineRefusal(): CommandOutcome {
    return refused(this.#phase === "quarantined" ? "reader-quarantined" : "reader-offline");
  }

  #state(nowMs: number): ReaderState {
    if (this.#phase === "probing" && this.#lastHeardAt !== null) return "identifying";
    if (this.#phase !== "online") return this.#phase;
    if (this.#pace.isDegraded(nowMs)) return "degraded";
    return this.#conversation.isSecure ? "online-secure" : "online-plain";
  }
}
