import type { CommandOutcome, ReaderCommand } from "../../../commands/reader-command.ts";
import type { UntimedReaderObservation } from "../../../observations/door-observation.ts";
import type { MqttMessage } from "../../../transports/mqtt-source.ts";
import { type DialectOrder, type DialectReading, type MqttDialect, textOf } from "../dialect.ts";
import { SeenMessages } from "../seen-messages.ts";
import { templateCredential } from "./template-credential.ts";
import { TemplateMessage } from "./template-fields.ts";
import type {
  ConfirmedOrder,
  CredentialRule,
  StateRule,
  TemplateConfig,
  TemplateOrder,
  TemplateReader,
} from "./template-settings.ts";

/** A read whose own time differs from ours by more than this was kept somewhere on its way. */
const staleMs = 15_000;

/**
 * Devices of any make, described by their messages. What the broker kept is state: it is told as state where it is one,
 * and never as an event. Messages without a number of their own are known by their topic, time and content.
 */
export function templateDialect(config: TemplateConfig): MqttDialect {
  const seen = new SeenMessages();
  const states = new Map<string, boolean>();

  const read = (reader: TemplateReader, message: MqttMessage, now: Date): readonly DialectReading[] => {
    const { readerId, presence } = reader;
    const given = new TemplateMessage(message.payload);
    const rules = reader.rules.filter((rule) => rule.topic === message.topic && given.isOf(rule));
    const observations = rules.flatMap((rule) =>
      rule.tells === "credential"
        ? readCredential(reader, rule, given, message, now)
        : readState(readerId, rule, given, message),
    );
    if ("silenceSeconds" in presence) {
      // What was kept says when the device spoke last, not that it is there.
      const isThere = message.isRetained || rules.length === 0 ? null : true;
      return isThere === null && observations.length === 0 ? [] : [{ readerId, isThere, observations }];
    }
    const isThere = presence.topic === message.topic ? presenceOf(presence, given) : null;
    return isThere === null && observations.length === 0 ? [] : [{ readerId, isThere, observations }];
  };

  const readCredential = (
    reader: TemplateReader,
    rule: CredentialRule,
    given: TemplateMessage,
    message: MqttMessage,
    now: Date,
  ): readonly UntimedReaderObservation[] => {
    const value = given.text(rule.field);
    if (value === null || value === "" || message.isRetained) return [];
    const [id, time] = [rule.idField, rule.timeField].map((field) =>
      field === null ? null : given.text(field),
    );
    const hasOwnName = (id ?? time ?? null) !== null;
    const key = JSON.stringify([message.topic, id, time, id === null ? textOf(message.payload) : null]);
    const wasSeen = seen.isRepeated(key);
    // Without a name of its own a message may rightly come twice; only what the broker says it repeats is dropped.
    if (wasSeen && (hasOwnName || message.isRepeated)) return [];
    const { granted } = rule;
    return [
      {
        kind: "credential-read",
        readerId: reader.readerId,
        credential: templateCredential(rule.as, value, reader.profile),
        freshness: isFresh(time ?? null, message, now) ? "live" : "stale",
        decidedByDevice:
          granted === null
            ? null
            : { granted: given.matches(granted), reason: given.text(granted.field) ?? "unknown" },
      },
    ];
  };

  const readState = (
    readerId: string,
    rule: StateRule,
    given: TemplateMessage,
    message: MqttMessage,
  ): readonly UntimedReaderObservation[] => {
    const value = given.text(rule.field);
    const isOn = value !== null && rule.on.includes(value);
    if (!isOn && (value === null || !rule.off.includes(value))) return [];
    const isPress = rule.tells === "request-to-exit";
    // A button that was pressed before this session lets nobody out now.
    if (isPress && (message.isRetained || message.isKept)) return [];
    const key = `${readerId} ${rule.tells}`;
    const isNews = states.get(key) !== isOn && !(isOn === false && !states.has(key) && isQuietAtFirst(rule));
    states.set(key, isOn);
    return isNews ? [stateObservation(readerId, rule, isOn)] : [];
  };

  return {
    protocol: "mqtt",
    readerIds: config.readers.map(({ readerId }) => readerId),
    topics: [...new Set(config.readers.flatMap(topicsOf))],
    answerTopics: [...new Set(config.readers.flatMap(answerTopicsOf))],
    silenceMs: (readerId) => {
      const presence = config.readers.find((reader) => reader.readerId === readerId)?.presence;
      return presence !== undefined && "silenceSeconds" in presence ? presence.silenceSeconds * 1_000 : null;
    },
    read: (message, now) => config.readers.flatMap((reader) => read(reader, message, now)),
    order(command) {
      const reader = config.readers.find(({ readerId }) => readerId === command.readerId);
      return reader === undefined ? { kind: "unsupported" } : orderOf(reader, command);
    },
  };
}

function presenceOf(
  presence: Extract<TemplateReader["presence"], { topic: string }>,
  given: TemplateMessage,
): boolean | null {
  if (given.matches({ field: presence.field, is: presence.online })) return true;
  return given.matches({ field: presence.field, is: presence.offline }) ? false : null;
}

/** How old a read is, by its own time; without one, what may have waited at the broker counts as old. */
function isFresh(time: string | null, message: MqttMessage, now: Date): boolean {
  if (time === null) return !message.isKept && !message.isRepeated;
  const at = /^\d+(\.\d+)?$/.test(time) ? Number(time) * 1_000 : Date.parse(time);
  return Math.abs(now.getTime() - at) <= staleMs;
}

/** A case that is whole and a supply that is well are worth no word before they ever were otherwise. */
const isQuietAtFirst = ({ tells }: StateRule): boolean => tells === "tamper" || tells === "power-failure";

function stateObservation(readerId: string, { tells }: StateRule, isOn: boolean): UntimedReaderObservation {
  switch (tells) {
    case "door-contact":
      return { kind: "door-contact", readerId, leaf: isOn ? "open" : "closed" };
    case "request-to-exit":
      return { kind: "request-to-exit", readerId, active: isOn };
    case "tamper":
      return { kind: "reader-tamper", readerId, tampered: isOn };
    case "power-failure":
      return { kind: "reader-power", readerId, failing: isOn };
  }
}

function topicsOf({ rules, presence }: TemplateReader): readonly string[] {
  return [...("topic" in presence ? [presence.topic] : []), ...rules.map(({ topic }) => topic)];
}

function answerTopicsOf({ unlock, lock, holdUnlocked }: TemplateReader): readonly string[] {
  return [unlock, lock, holdUnlocked].flatMap((order) => (order === null ? [] : [order.doneWhen.topic]));
}

function orderOf(reader: TemplateReader, command: ReaderCommand): DialectOrder | CommandOutcome {
  switch (command.kind) {
    case "unlock":
      return confirmed(reader.unlock, command.durationMs);
    case "lock":
      return confirmed(reader.lock, 0);
    case "hold-unlocked":
      return confirmed(reader.holdUnlocked, 0);
    case "signal": {
      const { granted, denied } = reader.signals;
      const shown = command.signal === "granted" ? granted : command.signal === "denied" ? denied : null;
      return shown === null ? { kind: "unsupported" } : { ...filled(shown, 0), isDoneBy: null };
    }
    default:
      return { kind: "unsupported" };
  }
}

function confirmed(order: ConfirmedOrder | null, durationMs: number): DialectOrder | CommandOutcome {
  if (order === null) return { kind: "unsupported" };
  const { doneWhen } = order;
  return {
    ...filled(order, durationMs),
    isDoneBy: (message) =>
      message.topic === doneWhen.topic &&
      !message.isRetained &&
      new TemplateMessage(message.payload).matches(doneWhen),
  };
}

function filled({ topic, payload }: TemplateOrder, durationMs: number): TemplateOrder {
  const seconds = String(Math.ceil(durationMs / 1_000));
  return {
    topic,
    payload: payload.replaceAll("{milliseconds}", String(durationMs)).replaceAll("{seconds}", seconds),
  };
}
