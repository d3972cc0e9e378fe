import type { PresentedCredential } from "./presented-credential.ts";

/** When something was seen: by the wall clock, and by a clock that never steps (for latencies). */
export type Sighting = { readonly observedAt: Date; readonly monotonicMs: number };

/** How the link to a reader is protected: its own key, the well-known install key, not at all, or no wire to protect. */
export type LinkProtection = "scbk" | "scbkd" | "none" | "in-process";

/** Why a reader is not answering; `announced`: it said so itself, or its broker did in its last will. */
export type OfflineCause = "silence" | "announced" | "line-lost" | "quarantined" | "refused" | "stopped";

/** What broke the trust in a reader; each is a security event, never just "offline". */
export type SecurityFailure =
  | "key-mismatch"
  | "mac-failure"
  | "downgrade"
  | "identity-changed"
  | "duplicate-address"
  | "no-key"
  | "weak-key"
  | "secure-channel-unsupported";

/** What a reader says about itself; every field as it came over the wire, null where it never said. */
export type ReaderIdentity = {
  readonly vendor: string | null;
  readonly model: string | null;
  readonly serial: string | null;
  readonly firmware: string | null;
};

/** State of a supervised input. */
export type InputState = "inactive" | "active" | "short" | "open" | "fault" | "unknown";

/** A decision an autonomous device took by itself; the bridge reports it and does not decide again. */
export type DeviceDecision = { readonly granted: boolean; readonly reason: string };

/**
 * One thing that was seen at a reader. Observations only: no driver ever says "granted".
 * A `stale` read may be older than the link it came through and must never open a door.
 */
export type ReaderObservation = Sighting & { readonly readerId: string } & (
    | {
        readonly kind: "credential-read";
        readonly credential: PresentedCredential;
        readonly freshness: "live" | "stale";
        readonly decidedByDevice: DeviceDecision | null;
      }
    | { readonly kind: "door-contact"; readonly leaf: "closed" | "open" | "fault" }
    | { readonly kind: "request-to-exit"; readonly active: boolean }
    | { readonly kind: "input-changed"; readonly input: number; readonly state: InputState }
    | { readonly kind: "output-changed"; readonly output: number; readonly active: boolean }
    | { readonly kind: "reader-tamper"; readonly tampered: boolean }
    | { readonly kind: "reader-power"; readonly failing: boolean }
    | {
        readonly kind: "reader-online";
        readonly protection: LinkProtection;
        readonly identity: ReaderIdentity;
      }
    | { readonly kind: "reader-offline"; readonly cause: OfflineCause }
    /** A new session without an outage: the reader may have started anew and forgotten how its outputs are to stand. */
    | { readonly kind: "reader-resumed" }
    | {
        readonly kind: "reader-security-failure";
        readonly failure: SecurityFailure;
        readonly quarantined: boolean;
      }
    | { readonly kind: "reader-key-rotated" }
    /** The reader answers elsewhere from now on; whoever keeps the configuration has to write it down. */
    | { readonly kind: "reader-moved"; readonly address: number; readonly baudRate: number }
  );

/** Something that happened to the whole line. */
export type LineObservation = Sighting & { readonly lineId: string } & (
    | { readonly kind: "line-up" }
    | { readonly kind: "line-down"; readonly cause: string; readonly retryInMs: number }
  );

/** Everything a line may report, in the order in which it was seen. */
export type DoorObservation = ReaderObservation | LineObservation;

type WithoutSighting<T> = T extends Sighting ? Omit<T, keyof Sighting> : never;

/** A reader's observation before a driver stamps the time on it. */
export type UntimedReaderObservation = WithoutSighting<ReaderObservation>;
