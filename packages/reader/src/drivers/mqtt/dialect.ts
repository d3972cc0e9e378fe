import type { CommandOutcome, ReaderCommand } from "../../commands/reader-command.ts";
import type { UntimedReaderObservation } from "../../observations/door-observation.ts";
import type { MqttMessage } from "../../transports/mqtt-source.ts";

/** What a message means: from whom, whether that one is there, and what it saw. */
export type DialectReading = {
  readonly readerId: string;
  readonly isThere: boolean;
  readonly observations: readonly UntimedReaderObservation[];
};

/** A command as a message, and how the device shows that it did it. */
export type DialectOrder = {
  readonly topic: string;
  readonly payload: string;
  readonly isDoneBy: (message: MqttMessage) => boolean;
};

/** How one make of device talks over a broker. Such devices decide by themselves; their messages are not signed. */
export type MqttDialect = {
  readonly protocol: string;
  readonly readerIds: readonly string[];
  readonly topics: readonly string[];
  /** Silence after which a device is taken to be gone; null where it says so itself. */
  readonly silenceMs: number | null;
  /** Null for a message that is no device's of this line; `malformed` for one nobody can read. */
  read(message: MqttMessage, now: Date): DialectReading | "malformed" | null;
  order(command: ReaderCommand): DialectOrder | CommandOutcome;
};

/** The object in a JSON payload, or null when it is none. */
export function jsonObject(payload: Uint8Array): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(payload).toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
