/** What the line made of a read before anybody asked whose it is. `stale`: it may have waited in the reader through an outage. */
export type ReadQuality = "good" | "parity-error" | "format-unknown" | "facility-mismatch" | "stale";

/**
 * What became of a pass code. `no-key`: the bridge holds no MAC key for its pass, so nothing could be checked.
 * `unsure`: the replay memory does not reach back far enough, or is full.
 */
export type PassCodeVerdict =
  | "ok"
  | "malformed"
  | "unknown-version"
  | "no-key"
  | "bad-mac"
  | "expired"
  | "early"
  | "replayed"
  | "unsure";

/** What became of a printed badge's code. */
export type BadgeCodeVerdict =
  | "ok"
  | "malformed"
  | "unknown-version"
  | "foreign-project"
  | "no-key"
  | "bad-signature";

/** How far a PIN has come at this presentation. */
export type PinState = "not-entered" | "right" | "wrong" | "locked-out";

type Presented = {
  readonly readerId: string;
  /** When it was read, ms since 1970, by the bridge's best estimate of the server's clock. */
  readonly at: number;
  readonly read: ReadQuality;
  readonly pin: PinState;
};

/**
 * Something shown to a reader, already normalised. `number` is the decimal pass number, the card number or the
 * decimal badge serial; empty when nothing could be read out of it. For codes the caller has done the cryptography.
 */
export type Presentation =
  | (Presented & {
      readonly kind: "pass-code";
      readonly number: string;
      readonly epoch: number;
      readonly keyGeneration: number;
      readonly code: PassCodeVerdict;
    })
  | (Presented & { readonly kind: "card"; readonly number: string })
  | (Presented & { readonly kind: "badge-code"; readonly number: string; readonly code: BadgeCodeVerdict });

/** What only the bridge knows at that moment. */
export type DecisionContext = {
  /** A lockdown ordered here that the list may not show yet. */
  readonly isLockedDown: boolean;
  /** The zone the person was last seen entering; null = outside; "unknown" after a restart or outage. */
  readonly presentIn: string | null | "unknown";
  /** How many people are in the door's zone, or "unknown". */
  readonly occupancy: number | "unknown";
};
