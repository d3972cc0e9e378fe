import { type CommandOutcome, type ReaderCommand, refused } from "../../../commands/reader-command.ts";
import type { ReaderHealth, ReaderState } from "../../../reader-driver.ts";
import type { Frame } from "../frame.ts";
import { timing } from "../timing.ts";
import { Conversation } from "./conversation.ts";
import type { DeviceHooks, Turn } from "./device-hooks.ts";
import type { Purpose } from "./device-message.ts";
import type { OsdpReaderSettings, ReaderKeys } from "./device-settings.ts";
import { DoubleAnswerWatch } from "./double-answer-watch.ts";
import type { KeyRing } from "./key-ring.ts";
import { ReaderLife } from "./reader-life.ts";
import { RetryPace } from "./retry-pace.ts";

/**
 * One reader as the line sees it: when it wants a turn, which bytes it sends, and how answers, repetitions and silence
 * are taken. Knows no timer and no other reader.
 */
export class PanelDevice {
  readonly settings: OsdpReaderSettings;
  readonly #ring: KeyRing;
  readonly #hooks: DeviceHooks;
  readonly #conversation: Conversation;
  readonly #life: ReaderLife;
  readonly #pace = new RetryPace();
  readonly #doubles = new DoubleAnswerWatch();
  readonly #counters = { polls: 0, retries: 0, busy: 0, ignored: 0, sessionsLost: 0 };
  #purpose: Purpose | null = null;
  #againMs = 0;
  #isBusy = false;
  #lastHeardAt: Date | null = null;

  constructor(settings: OsdpReaderSettings, ring: KeyRing, hooks: DeviceHooks) {
    this.settings = settings;
    this.#ring = ring;
    this.#hooks = hooks;
    this.#conversation = new Conversation(settings.address);
    this.#life = new ReaderLife(settings, ring, hooks, this.#conversation);
  }

  get address(): number {
    return this.#conversation.address;
  }

  get isOnline(): boolean {
    return this.#life.phase === "online";
  }

  setKeys(keys: ReaderKeys): void {
    this.#ring.set(keys);
  }

  /** The line is there. */
  linkUp(nowMs: number): void {
    this.#life.gate.reset();
    this.#pace.reset();
    this.#doubles.reset();
    this.#life.begin(nowMs);
  }

  /** The line is gone; whoever waits for a command is told. */
  linkDown(): void {
    this.#life.end("offline", refused("reader-offline"));
  }

  health(nowMs: number): ReaderHealth {
    const { gate } = this.#life;
    return {
      readerId: this.settings.readerId,
      state: this.#state(nowMs),
      protection: this.#conversation.isSecure ? "scbk" : "none",
      lastHeardAt: this.#lastHeardAt,
      counters: { ...this.#counters, reads: gate.reads, held: gate.held },
    };
  }

  /** When this reader wants the line next, or null when it waits for somebody else. */
  nextTurn(nowMs: number): Turn | null {
    this.#expire(nowMs);
    const isStruggling = this.#pace.attempts > 1;
    if (this.#conversation.isWaiting) {
      return {
        dueMs: this.#againMs,
        rank: isStruggling ? "probe" : this.#urgentPurpose() ? "urgent" : "regular",
      };
    }
    const turn = this.#life.nextTurn(nowMs);
    return turn !== null && isStruggling ? { ...turn, rank: "probe" } : turn;
  }

  /** The bytes to send now: the message in flight once more, or the next one. */
  take(nowMs: number): Uint8Array {
    // Being asked to come back is no failure of either side.
    if (!this.#isBusy) this.#pace.onSend(nowMs);
    if (!this.#isBusy && this.#pace.attempts > 1) this.#counters.retries += 1;
    this.#isBusy = false;
    const again = this.#conversation.again();
    if (again !== null) return again;
    const { purpose, command, security, startsAnew } = this.#life.nextMessage(nowMs);
    if (purpose.kind === "poll") this.#counters.polls += 1;
    if (startsAnew) this.#conversation.restart();
    this.#purpose = purpose;
    return this.#conversation.start(command, security);
  }

  /** A message came in during this reader's turn; answers whether the turn is over. */
  hear(frame: Frame, nowMs: number, now: Date): boolean {
    const heard = this.#conversation.hear(frame);
    if (heard.kind === "ignored") {
      this.#counters.ignored += 1;
      if (heard.why !== "echo") this.stray(frame, nowMs);
      return false;
    }
    const wasOnce = this.#pace.attempts === 1;
    this.#lastHeardAt = now;
    this.#pace.onAnswer();
    if (heard.kind === "busy") {
      this.#counters.busy += 1;
      this.#isBusy = true;
      this.#againMs = nowMs + timing.busy;
      return true;
    }
    if (heard.kind === "session-lost") this.#counters.sessionsLost += 1;
    this.#doubles.onAnswer(frame, wasOnce);
    const purpose = this.#purpose;
    this.#purpose = null;
    if (purpose !== null) this.#life.onHeard(purpose, heard, nowMs);
    return true;
  }

  /** A message of this reader's address that nobody waits for: late repetitions are normal, another answer is not. */
  stray(frame: Frame, nowMs: number): void {
    if (!this.#doubles.isSecondAnswer(frame)) return;
    this.#hooks.report("double-answer", frame.bytes);
    this.#life.fail("duplicate-address", nowMs);
  }

  /** Nothing came back in time. */
  silence(nowMs: number): void {
    const { phase, gate } = this.#life;
    if (this.#pace.hasBeenSilentFor(timing.offline, nowMs) && phase !== "offline") {
      this.#life.end("offline", refused("reader-offline"));
      gate.tellOffline("silence");
    }
    if (this.#life.phase === "probing" || this.#life.phase === "offline") {
      this.#conversation.restart();
      // Whether a reader is there is known when its silence has lasted, not when its turn happens to come.
      const toldInMs = this.#pace.untilSilentFor(timing.offline, nowMs);
      const waitMs = this.#pace.nextProbeInMs();
      this.#life.postpone(nowMs + (toldInMs > 0 ? Math.min(waitMs, toldInMs) : waitMs));
    } else {
      this.#againMs = nowMs + this.#pace.retryInMs;
    }
  }

  /** Carries out a command; resolves when the reader has answered, refused, or stayed silent. */
  request(command: ReaderCommand, nowMs: number): Promise<CommandOutcome> {
    return this.#life.request(command, nowMs);
  }

  #expire(nowMs: number): void {
    const unlock = this.#urgentPurpose();
    this.#life.expire(nowMs);
    // A retry is the same bytes, and an unlock that arrives late opens a door to nobody: only a new start takes it back.
    if (unlock === null || unlock.deadlineMs > nowMs || !this.#conversation.isWaiting) return;
    this.#hooks.report("unlock-abandoned", null);
    this.#purpose = null;
    this.#life.restart(nowMs);
  }

  #urgentPurpose() {
    return this.#purpose?.kind === "command" && this.#purpose.command.isUrgent ? this.#purpose.command : null;
  }

  #state(nowMs: number): ReaderState {
    const { phase } = this.#life;
    if (phase === "probing" && this.#lastHeardAt !== null) return "identifying";
    if (phase !== "online") return phase;
    if (this.#pace.isDegraded(nowMs)) return "degraded";
    return this.#conversation.isSecure ? "online-secure" : "online-plain";
  }
}
