import type { CommandOutcome, ReaderCommand } from "./commands/reader-command.ts";
import type { DoorObservation, LinkProtection } from "./observations/door-observation.ts";
import type { ByteLink } from "./transports/byte-transport.ts";

/** Opens the link a driver runs over. A source knows no payload; it does nothing before `open`. */
export type LinkSource<Link extends AsyncDisposable> = {
  /** Where it leads, for logs and health: `tcp 192.0.2.7:4500`, `serial /dev/ttyUSB0`. */
  readonly name: string;
  /** How long an attempt may take, in milliseconds; null where it waits for the far end to call. */
  readonly openLimitMs: number | null;
  /** @throws {ReaderError} a `link.` code when it cannot be opened; the signal's reason when aborted. */
  open(signal: AbortSignal): Promise<Link>;
};

/** Where a reader stands, from switched off to trusted and answering. */
export type ReaderState =
  | "disabled"
  | "probing"
  | "identifying"
  | "capabilities"
  | "securing"
  | "installing"
  | "online-secure"
  | "online-plain"
  | "degraded"
  | "quarantined"
  | "offline";

/** One reader as its driver sees it now; counters run since the driver was made. */
export type ReaderHealth = {
  readonly readerId: string;
  readonly state: ReaderState;
  readonly protection: LinkProtection;
  readonly lastHeardAt: Date | null;
  readonly counters: Readonly<Record<string, number>>;
};

/**
 * Speaks one protocol over links it is given; opens nothing, knows no port and owns no timer.
 * Constructors do no I/O. One consumer at a time.
 */
export type ReaderDriver<Link extends AsyncDisposable = ByteLink> = {
  readonly protocol: string;
  /**
   * Runs the link and yields what is seen, per reader in order. Asking for the next observation acknowledges the
   * previous one: a reader is polled again only after every observation taken from it was acknowledged, and the other
   * readers of the line go on meanwhile. Ends when the signal aborts.
   * @throws {ReaderError} `link.lost` when the link ends by itself.
   */
  observations(link: Link, signal: AbortSignal): AsyncIterable<DoorObservation>;
  /** Carries out one command; may be called while an observation is held. Never rejects. */
  send(command: ReaderCommand): Promise<CommandOutcome>;
  health(): readonly ReaderHealth[];
};

/** Something odd on a line, for logs and counters. `count` is how often this cause was met; repeats are thinned out. */
export type LineDiagnostic = {
  readonly lineId: string;
  readonly readerId: string | null;
  readonly cause: string;
  readonly count: number;
  readonly hex: string | null;
};
