import { refused } from "../../../commands/reader-command.ts";
import type { UntimedReaderObservation } from "../../../observations/door-observation.ts";
import { type DialectReading, jsonObject, type MqttDialect } from "../dialect.ts";
import { SeenMessages } from "../seen-messages.ts";

/** One esp-rfid board. Commands name it by its address in the local network. */
export type EspRfidReader = {
  readonly readerId: string;
  readonly hostname: string;
  readonly doorIp: string | null;
};

/** All boards of one topic. */
export type EspRfidConfig = { readonly baseTopic: string; readonly readers: readonly EspRfidReader[] };

// Heartbeats come every 180 s unless set otherwise; two may be lost.
const silenceMs = 3 * 180_000;
// The board stamps whole seconds of its own clock; an access this old was kept by the broker.
const staleSeconds = 15;

/**
 * esp-rfid (its README-MQTT): boards that decide by themselves and tell it. Messages have no number, so a repetition is
 * known by host, type, time and card.
 */
export function espRfidDialect(config: EspRfidConfig): MqttDialect {
  const seen = new SeenMessages();
  const sendTopic = `${config.baseTopic}/send`;

  return {
    protocol: "esp-rfid",
    readerIds: config.readers.map(({ readerId }) => readerId),
    topics: [sendTopic],
    answerTopics: [sendTopic],
    silenceMs: () => silenceMs,
    read({ payload, isRetained }, now): readonly DialectReading[] | "malformed" {
      const message = jsonObject(payload);
      if (message === null) return "malformed";
      const host = text(message, "hostname") ?? text(message, "door");
      const reader = config.readers.find(({ hostname }) => hostname === host);
      if (reader === undefined || isRetained) return [];
      const { readerId } = reader;
      const [type, time, uid] = [text(message, "type"), Number(message.time), text(message, "uid") ?? ""];
      const isNews = type === "access" || message.cmd === "event";
      const key = `${host} ${type} ${time} ${uid} ${text(message, "desc") ?? ""}`;
      if (!isNews || seen.isRepeated(key)) return [{ readerId, isThere: true, observations: [] }];
      const ageSeconds = now.getTime() / 1_000 - time;
      const told = type === "access" ? access(readerId, message, uid, ageSeconds) : event(readerId, message);
      return [{ readerId, isThere: true, observations: told }];
    },
    order(command) {
      const reader = config.readers.find(({ readerId }) => readerId === command.readerId);
      if (command.kind !== "unlock" || reader === undefined) return { kind: "unsupported" };
      if (reader.doorIp === null) return refused("no-lock-output");
      return {
        topic: `${config.baseTopic}/cmd`,
        payload: JSON.stringify({ cmd: "opendoor", doorip: reader.doorIp }),
        isDoneBy: ({ payload, isRetained }) => {
          const message = jsonObject(payload);
          return (
            message !== null &&
            !isRetained &&
            text(message, "type") === "access" &&
            text(message, "hostname") === reader.hostname
          );
        },
      };
    },
  };
}

type Message = Readonly<Record<string, unknown>>;

function access(
  readerId: string,
  message: Message,
  uid: string,
  ageSeconds: number,
): readonly UntimedReaderObservation[] {
  const reason = text(message, "access") ?? "Unknown";
  if (uid === "") return [];
  return [
    {
      kind: "credential-read",
      readerId,
      credential: { kind: "card", number: uid.toUpperCase(), facility: null, format: "uid", bits: null },
      freshness: Number.isFinite(ageSeconds) && Math.abs(ageSeconds) <= staleSeconds ? "live" : "stale",
      decidedByDevice: { granted: reason === "Always" || reason === "Admin", reason },
    },
  ];
}

function event(readerId: string, message: Message): readonly UntimedReaderObservation[] {
  const [source, description] = [text(message, "src"), text(message, "desc")];
  if (source === "door" && description === "Door Open")
    return [{ kind: "door-contact", readerId, leaf: "open" }];
  if (source === "door" && description === "Door Closed")
    return [{ kind: "door-contact", readerId, leaf: "closed" }];
  // "wasn't closed within max open time" comes from the same source and is the door's matter, not the case's.
  if (source === "tamper" && description === "Door was tampered!") {
    return [{ kind: "reader-tamper", readerId, tampered: true }];
  }
  return [];
}

function text(message: Message, field: string): string | null {
  const value = message[field];
  return typeof value === "string" ? value : null;
}
