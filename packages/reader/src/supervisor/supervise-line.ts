import type { CommandOutcome, ReaderCommand } from "../commands/reader-command.ts";
import { refused } from "../commands/reader-command.ts";
import { isLinkFailure, ReaderError } from "../errors/reader-error.ts";
import type { DoorObservation } from "../observations/door-observation.ts";
import type { LinkSource, ReaderDriver, ReaderHealth } from "../reader-driver.ts";
import type { LineTap } from "../transports/line-tap.ts";
import { Backoff } from "./backoff.ts";
import { delay, type Scheduler } from "./scheduler.ts";
import type { Random } from "./seeded-random.ts";

/** How a line is doing: the link, and each reader on it. */
export type LineHealth = {
  readonly lineId: string;
  readonly protocol: string;
  readonly source: string;
  readonly state: "stopped" | "opening" | "up" | "waiting";
  readonly lastFailure: string | null;
  readonly opened: number;
  readonly readers: readonly ReaderHealth[];
};

/** A line that keeps itself alive. This is what a bridge holds; it never sees a link. */
export type ReaderLine = {
  readonly id: string;
  readonly protocol: string;
  /**
   * Opens the line and yields until the signal aborts, across any number of lost links. Asking for the next
   * observation acknowledges the previous one (`ReaderDriver.observations`). One consumer at a time.
   * Throws only bugs and `line.misconfigured`; a lost link is an observation.
   */
  observations(signal: AbortSignal): AsyncIterable<DoorObservation>;
  /** Carries out one command; `reader-offline` while the line is down, except for closing an install mode. Never rejects. */
  send(command: ReaderCommand): Promise<CommandOutcome>;
  health(): LineHealth;
  /** Where the bytes of the line can be listened to; null for lines that carry none. */
  readonly tap: LineTap | null;
};

/** What a line is made of. */
export type LineParts<Link extends AsyncDisposable> = {
  readonly id: string;
  readonly driver: ReaderDriver<Link>;
  readonly source: LinkSource<Link>;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly tap?: LineTap;
};

// A link that lived this long was a good one: the next loss starts the waits from the shortest.
const settledMs = 10_000;

/** Opens a line's link, runs its driver, and opens it again with growing waits whenever it is lost. */
export function superviseLine<Link extends AsyncDisposable>(parts: LineParts<Link>): ReaderLine {
  const { id, driver, source, scheduler } = parts;
  const backoff = new Backoff(parts.random);
  let state: LineHealth["state"] = "stopped";
  let lastFailure: string | null = null;
  let opened = 0;
  let downTold = false;
  const stamp = () => ({ observedAt: scheduler.now(), monotonicMs: scheduler.monotonicMs() });

  async function* runOnce(signal: AbortSignal, online: Set<string>): AsyncGenerator<DoorObservation> {
    state = "opening";
    await using link = await openWithin(source, scheduler, signal);
    opened += 1;
    state = "up";
    downTold = false;
    yield { ...stamp(), kind: "line-up", lineId: id };
    for await (const observation of driver.observations(link, signal)) {
      if (observation.kind === "reader-online") online.add(observation.readerId);
      if (observation.kind === "reader-offline") online.delete(observation.readerId);
      yield observation;
    }
  }

  async function* run(signal: AbortSignal): AsyncGenerator<DoorObservation> {
    try {
      while (!signal.aborted) {
        const online = new Set<string>();
        const startedMs = scheduler.monotonicMs();
        let failure: ReaderError | null = null;
        try {
          yield* runOnce(signal, online);
        } catch (error) {
          if (signal.aborted) return;
          if (!isLinkFailure(error)) throw error;
          failure = error;
        }
        if (signal.aborted) return;
        if (scheduler.monotonicMs() - startedMs >= settledMs) backoff.reset();
        const retryInMs = backoff.nextMs();
        state = "waiting";
        lastFailure = failure?.message ?? "link.lost: ended";
        for (const readerId of online) {
          yield { ...stamp(), kind: "reader-offline", readerId, cause: "line-lost" };
        }
        // One line-down per outage: a place that stays away for a weekend must not fill a journal.
        if (!downTold) yield { ...stamp(), kind: "line-down", lineId: id, cause: lastFailure, retryInMs };
        downTold = true;
        await delay(scheduler, retryInMs, signal);
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      state = "stopped";
    }
  }

  return {
    id,
    protocol: driver.protocol,
    tap: parts.tap ?? null,
    observations: run,
    send: (command) => {
      // What is open is closed with or without a link; everything else needs somebody at the other end.
      const mayGo = state === "up" || command.kind === "close-install-mode";
      return mayGo ? driver.send(command) : Promise.resolve(refused("reader-offline"));
    },
    health: () => ({
      lineId: id,
      protocol: driver.protocol,
      source: source.name,
      state,
      lastFailure,
      opened,
      readers: driver.health(),
    }),
  };
}

async function openWithin<Link extends AsyncDisposable>(
  source: LinkSource<Link>,
  scheduler: Scheduler,
  signal: AbortSignal,
): Promise<Link> {
  const { openLimitMs } = source;
  if (openLimitMs === null) return await source.open(signal);
  const overdue = new AbortController();
  const cancel = scheduler.after(openLimitMs, () =>
    overdue.abort(new ReaderError("link.timeout", source.name)),
  );
  try {
    return await source.open(AbortSignal.any([signal, overdue.signal]));
  } finally {
    cancel();
  }
}
