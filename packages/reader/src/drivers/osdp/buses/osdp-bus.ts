import { ReaderError } from "../../../errors/reader-error.ts";
import { delay, type Scheduler } from "../../../supervisor/scheduler.ts";
import type { ByteLink } from "../../../transports/byte-transport.ts";
import type { PanelDevice } from "../devices/panel-device.ts";
import type { Frame } from "../frame.ts";
import type { DiscardCause, ParserCounters } from "../frame-parser.ts";
import { withMark } from "../frame-writer.ts";
import { timing } from "../timing.ts";
import { FrameInbox } from "./frame-inbox.ts";
import { chooseTurn, nextDueMs } from "./turn-choice.ts";

/** What a bus is made of. */
export type BusParts = {
  readonly link: ByteLink;
  readonly devices: readonly PanelDevice[];
  readonly scheduler: Scheduler;
  /** Speed of the wire where the panel knows it: the pause between two messages depends on it. */
  readonly baudRate: number | null;
  readonly onDiscard: (cause: DiscardCause, bytes: Uint8Array) => void;
};

// A reader's answer may be as long as its largest message at the lowest speed.
const longestAnswerMs = 1_500;
// The longest message at 9600 baud takes a second and a half to leave; this is a link that stands still.
const longestWriteMs = 5_000;
const idleCharacters = 2;
const bitsPerCharacter = 10;

/** The one owner of a line: gives turns, sends, waits for the answer, and hears what nobody asked for. */
export class OsdpBus {
  readonly #parts: BusParts;
  readonly #inbox: FrameInbox;
  readonly #served = new Map<PanelDevice, number>();
  #wake: (() => void) | null = null;
  #baudRate: number | null;
  #newBaudRate: number | null = null;
  #lastProbeMs = Number.NEGATIVE_INFINITY;

  constructor(parts: BusParts) {
    this.#parts = parts;
    this.#baudRate = parts.baudRate;
    this.#inbox = new FrameInbox(parts.scheduler, parts.link.interCharacterMs, parts.onDiscard);
  }

  get counters(): ParserCounters {
    return this.#inbox.counters;
  }

  /** Something became due that was not when the line was last looked at. */
  wake(): void {
    this.#wake?.();
    this.#wake = null;
  }

  /** Takes the line to another speed before the next message. */
  changeBaudRate(baudRate: number): void {
    this.#newBaudRate = baudRate;
  }

  /** Runs until the signal aborts. @throws {ReaderError} `link.lost` */
  async run(signal: AbortSignal): Promise<void> {
    const pump = this.#pump();
    const stop = () => this.wake();
    signal.addEventListener("abort", stop, { once: true });
    try {
      while (!signal.aborted) await this.#turn(signal);
    } finally {
      signal.removeEventListener("abort", stop);
      void pump;
    }
  }

  async #pump(): Promise<void> {
    try {
      for await (const chunk of this.#parts.link.chunks) this.#inbox.push(chunk);
      this.#inbox.fail(new ReaderError("link.lost", "ended"));
    } catch (error) {
      this.#inbox.fail(error);
    }
    this.wake();
  }

  async #turn(signal: AbortSignal): Promise<void> {
    const { devices, scheduler } = this.#parts;
    const nowMs = scheduler.monotonicMs();
    for (const frame of this.#inbox.drain()) this.#stray(frame);
    const contenders = devices.map((device) => ({
      turn: device.nextTurn(nowMs),
      servedMs: this.#served.get(device) ?? Number.NEGATIVE_INFINITY,
    }));
    const device = devices[chooseTurn(contenders, this.#lastProbeMs, nowMs)];
    if (device === undefined) {
      await this.#rest(nextDueMs(contenders), nowMs);
      return;
    }
    const isProbe = contenders[devices.indexOf(device)]?.turn?.rank === "probe";
    await this.#exchange(device, signal);
    this.#served.set(device, scheduler.monotonicMs());
    if (isProbe) this.#lastProbeMs = scheduler.monotonicMs();
  }

  async #exchange(device: PanelDevice, signal: AbortSignal): Promise<void> {
    const { scheduler } = this.#parts;
    await this.#switchBaudRate();
    await this.#write(withMark(device.take(scheduler.monotonicMs())));
    const sentMs = scheduler.monotonicMs();
    this.#assertAlive(sentMs);
    for (;;) {
      const frame = await this.#inbox.take(sentMs + timing.reply);
      const nowMs = scheduler.monotonicMs();
      if (signal.aborted) return;
      if (frame === null || nowMs - sentMs > longestAnswerMs) {
        device.silence(nowMs);
        return;
      }
      if (frame.address !== device.address) this.#stray(frame);
      else if (device.hear(frame, nowMs, scheduler.now())) break;
    }
    await this.#idle(signal);
  }

  async #write(bytes: Uint8Array): Promise<void> {
    const { link, scheduler } = this.#parts;
    const { promise, reject } = Promise.withResolvers<never>();
    promise.catch(() => {});
    const cancel = scheduler.after(longestWriteMs, () =>
      reject(new ReaderError("link.lost", "the link takes no more bytes")),
    );
    try {
      await Promise.race([link.write(bytes), promise]);
    } finally {
      cancel();
    }
  }

  #stray(frame: Frame): void {
    const device = this.#parts.devices.find((each) => each.address === frame.address);
    device?.stray(frame, this.#parts.scheduler.monotonicMs());
  }

  /** The line rests two characters before the next message; where the wire is far away nobody can tell (5.6). */
  async #idle(signal: AbortSignal): Promise<void> {
    if (this.#parts.link.kind !== "uart" || this.#baudRate === null) return;
    const restMs = (idleCharacters * bitsPerCharacter * 1_000) / this.#baudRate;
    if (!signal.aborted) await delay(this.#parts.scheduler, restMs, signal);
  }

  async #rest(untilMs: number | null, nowMs: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake = resolve;
    const cancel = untilMs === null ? () => {} : this.#parts.scheduler.after(untilMs - nowMs, resolve);
    await promise;
    cancel();
    this.#wake = null;
    this.#inbox.assertOpen();
  }

  async #switchBaudRate(): Promise<void> {
    if (this.#newBaudRate === null) return;
    this.#baudRate = this.#newBaudRate;
    this.#newBaudRate = null;
    await this.#parts.link.setBaudRate(this.#baudRate);
  }

  // A network link whose far end lost its power looks open for many minutes.
  #assertAlive(nowMs: number): void {
    const { kind } = this.#parts.link;
    if (kind !== "tcp" && kind !== "unix") return;
    if (
      nowMs - this.#inbox.lastByteMs < timing.linkSilence ||
      this.#parts.devices.some((each) => each.isOnline)
    )
      return;
    throw new ReaderError("link.lost", "nothing was heard on the link");
  }
}
