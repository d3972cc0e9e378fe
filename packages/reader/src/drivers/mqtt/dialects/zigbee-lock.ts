import type { UntimedReaderObservation } from "../../../observations/door-observation.ts";
import type { MqttMessage } from "../../../transports/mqtt-source.ts";
import { type DialectReading, jsonObject, type MqttDialect } from "../dialect.ts";

/** One lock by the name it has in zigbee2mqtt. */
export type ZigbeeLock = {
  readonly readerId: string;
  readonly name: string;
  /** Whether the lock is set to lock again by itself; only then is it released for a time. */
  readonly relocksByItself: boolean;
};

/** All locks of one zigbee2mqtt. */
export type ZigbeeLockConfig = { readonly baseTopic: string; readonly locks: readonly ZigbeeLock[] };

type Known = { leaf?: string; released?: boolean; lastTaken?: string; isSaidGone?: boolean };

/**
 * Locks behind zigbee2mqtt. Its state messages repeat everything that is known, and the broker keeps the last one: only
 * what changed is news, and an action in a kept message happened in the past. zigbee2mqtt leaves a last will: when it goes,
 * all its locks go with it.
 */
export function zigbeeLockDialect(config: ZigbeeLockConfig): MqttDialect {
  const known = new Map<string, Known>();
  const stateTopic = (name: string) => `${config.baseTopic}/${name}`;
  const bridgeTopic = `${config.baseTopic}/bridge/state`;

  const readState = (lock: ZigbeeLock, message: MqttMessage): readonly DialectReading[] | "malformed" => {
    const state = jsonObject(message.payload);
    if (state === null) return "malformed";
    const { readerId } = lock;
    const before = known.get(readerId) ?? {};
    const [leaf, lockState] = [leafOf(state.door_state), releasedOf(state.lock_state ?? state.state)];
    const observations: UntimedReaderObservation[] = [];
    if (leaf !== null && leaf !== before.leaf) observations.push({ kind: "door-contact", readerId, leaf });
    if (lockState !== null && lockState !== before.released) {
      observations.push({ kind: "output-changed", readerId, output: 0, active: lockState });
    }
    const text = Buffer.from(message.payload).toString("utf8");
    // A message that the broker sends again is news unless it was taken the first time.
    const isOld = message.isRetained || (message.isRepeated && text === before.lastTaken);
    if (!isOld) observations.push(...actionOf(readerId, state, message.isKept));
    known.set(readerId, {
      ...before,
      ...(leaf === null ? {} : { leaf }),
      ...(lockState === null ? {} : { released: lockState }),
      lastTaken: text,
      isSaidGone: message.isRetained && before.isSaidGone === true,
    });
    // What the broker kept of a lock says nothing against the word that it is gone.
    const isThere = message.isRetained && before.isSaidGone ? null : true;
    return [{ readerId, isThere, observations }];
  };

  const readPresence = (locks: readonly ZigbeeLock[], isThere: boolean): readonly DialectReading[] =>
    locks.map(({ readerId }) => {
      known.set(readerId, { ...known.get(readerId), isSaidGone: !isThere });
      return { readerId, isThere, observations: [] };
    });

  return {
    protocol: "zigbee-lock",
    readerIds: config.locks.map(({ readerId }) => readerId),
    topics: [
      bridgeTopic,
      ...config.locks.flatMap(({ name }) => [stateTopic(name), `${stateTopic(name)}/availability`]),
    ],
    answerTopics: config.locks.map(({ name }) => stateTopic(name)),
    silenceMs: () => null,
    read(message) {
      // Whether a lock is there is the lock's matter; only that everything behind it is unreachable is its bridge's.
      if (message.topic === bridgeTopic) {
        return isAvailable(message.payload) ? [] : readPresence(config.locks, false);
      }
      const stated = config.locks.find(({ name }) => message.topic === stateTopic(name));
      if (stated !== undefined) return readState(stated, message);
      const lock = config.locks.find(({ name }) => message.topic === `${stateTopic(name)}/availability`);
      return lock === undefined ? [] : readPresence([lock], isAvailable(message.payload));
    },
    order(command) {
      const lock = config.locks.find(({ readerId }) => readerId === command.readerId);
      const isLockVerb =
        command.kind === "unlock" || command.kind === "lock" || command.kind === "hold-unlocked";
      if (lock === undefined || !isLockVerb) return { kind: "unsupported" };
      // A release for a time has to end although the bridge may be dead by then.
      if (command.kind === "unlock" && !lock.relocksByItself) return { kind: "unsupported" };
      const wanted = command.kind === "lock" ? "LOCK" : "UNLOCK";
      return {
        topic: `${stateTopic(lock.name)}/set`,
        payload: JSON.stringify({ state: wanted }),
        isDoneBy: ({ topic, payload, isRetained }) =>
          topic === stateTopic(lock.name) && !isRetained && jsonObject(payload)?.state === wanted,
      };
    },
  };
}

function leafOf(value: unknown): "open" | "closed" | "fault" | null {
  if (value === "open" || value === "closed") return value;
  return value === "error_jammed" || value === "error_forced_open" || value === "error_unspecified"
    ? "fault"
    : null;
}

function releasedOf(value: unknown): boolean | null {
  if (value === "unlocked" || value === "UNLOCK") return true;
  return value === "locked" || value === "LOCK" ? false : null;
}

function isAvailable(payload: Uint8Array): boolean {
  const said = Buffer.from(payload).toString("utf8");
  return (jsonObject(payload)?.state ?? said) === "online";
}

/** Somebody used a code or a card at the lock; which one it was, the lock tells by the number of its user. */
function actionOf(
  readerId: string,
  state: Readonly<Record<string, unknown>>,
  isKept: boolean,
): readonly UntimedReaderObservation[] {
  const { action, action_source_name: source, action_user: user } = state;
  if (typeof action !== "string" || (source !== "keypad" && source !== "rfid")) return [];
  if (typeof user !== "number" && typeof user !== "string") return [];
  return [
    {
      kind: "credential-read",
      readerId,
      credential: { kind: "card", number: String(user), facility: null, format: "lock-user", bits: null },
      freshness: isKept ? "stale" : "live",
      decidedByDevice: { granted: action === "unlock", reason: action },
    },
  ];
}
