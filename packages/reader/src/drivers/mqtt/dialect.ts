import type { CommandOutcome, ReaderCommand } from "../../commands/reader-command.ts";
import type { UntimedReaderObservation } from "../../observations/door-observation.ts";
import type { MqttMessage } from "../../transports/mqtt-source.ts";

/** What a message means for one device: whether it is there (null: the message does not tell), and what it saw. */
export type DialectReading = {
  readonly readerId: string;
  readonly isThere: boolean | null;
  readonly observations: readonly UntimedReaderObservation[];
};

/** A command as a message, and how the device shows that it did it; null for what no device ever confirms. */
export type DialectOrder = {
  readonly topic: string;
  readonly payload: string;
  readonly isDoneBy: ((message: MqttMessage) => boolean) | null;
};

/** How one make of device talks over a broker. Messages are not signed. */
export type MqttDialect = {
  readonly protocol: string;
  readonly readerIds: readonly string[];
  readonly topics: readonly string[];
  /** Where the answers to orders come. */
  readonly answerTopics: readonly string[];
  /** Silence after which a device is taken to be gone; null where it, or its broker, says so. */
  readonly silenceMs: (readerId: string) => number | null;
  /**
   * Empty for a message that is no device's of this line; `malformed` for one nobody can read. A read is `live` only
   * when the message itself says how old it is, or came while the session was settled (`message.isKept` is false).
   */
  read(message: MqttMessage, now: Date): readonly DialectReading[] | "malformed";
  order(command: ReaderCommand): DialectOrder | CommandOutcome;
};

/** The object in a JSON payload, or null when it is none. */
export function jsonObject(payload: Uint8Array): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(textOf(payload));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

/** A payload as text. */
export function textOf(payload: Uint8Array): string {
  return Buffer.from(payload).toString("utf8");
}
