/** What a reader shows and sounds to the person in front of it. */
export type ReaderSignal = "idle" | "granted" | "denied" | "waiting" | "locked-down";

/**
 * What a bridge may ask of a reader. `readerId` names the reader that drives the lock for the lock verbs:
 * the strike of a door is wired to one of its readers, which the door's configuration says.
 */
export type ReaderCommand =
  /** Releases the lock for a time and lets it relock by itself, so that a dead bridge leaves no door open. */
  | { readonly kind: "unlock"; readonly readerId: string; readonly durationMs: number }
  /** Locks at once, also ending a hold. */
  | { readonly kind: "lock"; readonly readerId: string }
  /** Keeps the lock released until `lock`; for schedules and overrides only. */
  | { readonly kind: "hold-unlocked"; readonly readerId: string }
  | { readonly kind: "signal"; readonly readerId: string; readonly signal: ReaderSignal }
  /** Blinks and beeps so that an installer finds the reader. */
  | { readonly kind: "identify"; readonly readerId: string }
  /** Shows a text for some seconds on readers that have a display. */
  | {
      readonly kind: "show-text";
      readonly readerId: string;
      readonly text: string;
      readonly durationMs: number;
    }
  /** Lets the reader be keyed from its install key for a limited time; an audited act of an admin. */
  | { readonly kind: "open-install-mode"; readonly readerId: string; readonly durationMs: number }
  /** Ends that before its time; a key that is on its way is not sent any more. */
  | { readonly kind: "close-install-mode"; readonly readerId: string }
  /** Replaces the reader's key by a fresh random one. */
  | { readonly kind: "rotate-key"; readonly readerId: string }
  /** Ends a quarantine: an admin has looked at the reader. */
  | { readonly kind: "release-quarantine"; readonly readerId: string }
  /** Moves the reader to another address and line speed. */
  | {
      readonly kind: "set-line";
      readonly readerId: string;
      readonly address: number;
      readonly baudRate: number;
    };

/** Why a command was not carried out although the reader is known. */
export type RefusalReason =
  | "reader-unknown"
  | "reader-offline"
  | "reader-quarantined"
  | "not-secure"
  | "key-not-kept"
  | "no-lock-output"
  | "rejected-by-reader"
  | "out-of-range"
  | "superseded"
  | "line-shared";

/** How a command ended. `timeout` means it may or may not have been carried out. */
export type CommandOutcome =
  | { readonly kind: "ok" }
  | { readonly kind: "refused"; readonly reason: RefusalReason }
  | { readonly kind: "timeout" }
  | { readonly kind: "unsupported" };

/** The outcome of a command that was carried out. */
export const commandOk: CommandOutcome = { kind: "ok" };

/** The outcome of a command that was not carried out, with its reason. */
export function refused(reason: RefusalReason): CommandOutcome {
  return { kind: "refused", reason };
}
