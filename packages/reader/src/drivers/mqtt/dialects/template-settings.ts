import type { ReaderProfile } from "../../../formats/reader-profile.ts";

/** Where a value stands in a message: `card.uid` in its JSON, or null for the whole payload as text. */
export type Field = string | null;

/** A value of a message is one of these texts; numbers and truth values are compared as they are written. */
export type Match = { readonly field: Field; readonly is: readonly string[] };

/** The messages of one topic, optionally only those in which something holds. */
export type Source = { readonly topic: string; readonly when: Match | null };

/** A card, a code or a key was shown. */
export type CredentialRule = Source & {
  readonly tells: "credential";
  readonly field: Field;
  /**
   * What the value is: a card's number as text, a card's serial number in hexadecimal, a bit image as zeros and ones
   * (read by the profile), a code, or keys.
   */
  readonly as: "card-number" | "uid" | "bits" | "code" | "keys";
  /** For devices that decide by themselves: when the message says that it let somebody in. Null: the bridge decides. */
  readonly granted: Match | null;
  /** Seconds since 1970, or an ISO date: how old the read is. Without it a read is live only in a settled session. */
  readonly timeField: string | null;
  /** A number or id that is the message's own; by it a repetition is known. */
  readonly idField: string | null;
};

/** Something that is one of two ways. */
export type StateRule = Source & {
  readonly tells: "door-contact" | "request-to-exit" | "tamper" | "power-failure";
  readonly field: Field;
  /** Open, pressed, tampered, failing. */
  readonly on: readonly string[];
  /** Closed, let go, whole, well. */
  readonly off: readonly string[];
};

/** What a topic of a device tells. */
export type TemplateRule = CredentialRule | StateRule;

/** How it is known that the device is there: a topic that says so (with a last will), or that it is not silent. */
export type Presence =
  | {
      readonly topic: string;
      readonly field: Field;
      readonly online: readonly string[];
      readonly offline: readonly string[];
    }
  | { readonly silenceSeconds: number };

/** A message that makes the device do something. `{seconds}` and `{milliseconds}` stand for how long. */
export type TemplateOrder = { readonly topic: string; readonly payload: string };

/** An order is done when the device says so; that the broker took it means nothing. */
export type ConfirmedOrder = TemplateOrder & { readonly doneWhen: Match & { readonly topic: string } };

/** One device, described by its messages. */
export type TemplateReader = {
  readonly readerId: string;
  readonly profile: ReaderProfile;
  readonly presence: Presence;
  readonly rules: readonly TemplateRule[];
  /** Opens for a time and locks again by itself, also when the bridge is dead by then; null where it cannot. */
  readonly unlock: ConfirmedOrder | null;
  readonly lock: ConfirmedOrder | null;
  readonly holdUnlocked: ConfirmedOrder | null;
  /** What the person at the door sees; nothing confirms it. */
  readonly signals: {
    readonly granted: TemplateOrder | null;
    readonly denied: TemplateOrder | null;
  };
};

/** All devices of one line. */
export type TemplateConfig = { readonly readers: readonly TemplateReader[] };
