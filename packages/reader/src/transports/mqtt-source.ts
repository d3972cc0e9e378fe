import { readFileSync } from "node:fs";
import { connect, type IClientOptions, type IPublishPacket, type MqttClient } from "mqtt";
import { ReaderError } from "../errors/reader-error.ts";
import { HandOff } from "../observations/hand-off.ts";
import type { LinkSource } from "../reader-driver.ts";
import type { Scheduler } from "../supervisor/scheduler.ts";
import { BacklogWatch } from "./backlog-watch.ts";

/**
 * A message of a broker. `isRetained`: it is the last known state, not news; `isRepeated`: it may have come before;
 * `isKept`: it may have waited at the broker while this side was away, for any time.
 */
export type MqttMessage = {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly isRetained: boolean;
  readonly isRepeated: boolean;
  readonly isKept: boolean;
};

/** A session with a broker. Asking for the next message acknowledges the one before to the broker, which else keeps it. */
export type MqttLink = AsyncDisposable & {
  /** One consumer. @throws {ReaderError} `link.lost` */
  readonly messages: AsyncIterable<MqttMessage>;
  /**
   * Hands over what comes on the answer topics at once, also while a message is held: whoever has just been let in must
   * not be kept waiting by their own read. Nothing in it is acknowledged.
   */
  onAnswer(listener: (message: MqttMessage) => void): void;
  /**
   * Sends once, at quality 0, so that no broker keeps an order for a device that is away: an unlock that is delivered an
   * hour later opens a door to nobody. What was done with it, only the device can say. @throws {ReaderError} `link.lost`
   */
  publish(topic: string, payload: string): Promise<void>;
};

/** Files (PEM) by which an `mqtts:` broker and this side know each other; read anew at every opening. */
export type MqttTls = {
  /** Who has signed the broker's certificate; null trusts what the system trusts. */
  readonly ca: string | null;
  readonly certificate: string | null;
  readonly key: string | null;
};

/** Where a broker is and what to hear from it. */
export type MqttOptions = {
  /** `mqtt://host:port` or `mqtts://host:port`, without credentials. */
  readonly url: string;
  /**
   * Names the session that the broker keeps while the line is down; must be this line's own. Orders and their answers go
   * through a second one with `-orders` behind the name, of which the broker keeps nothing.
   */
  readonly clientId: string;
  readonly username: string | null;
  readonly password: string | null;
  readonly tls: MqttTls | null;
  readonly topics: readonly string[];
  /** Where devices tell that they did what they were asked to. */
  readonly answerTopics: readonly string[];
};

// A broker that is gone without a word is noticed within 15 s: what it keeps meanwhile comes late.
const keepAliveSeconds = 10;

/** Opens sessions that the broker keeps: what is sent at quality 1 while nobody listens arrives at the next one. */
export function mqttSource(options: MqttOptions, scheduler: Scheduler): LinkSource<MqttLink> {
  const { url, topics, answerTopics, clientId } = options;
  return {
    name: `mqtt ${url}`,
    openLimitMs: 10_000,
    async open(signal) {
      signal.throwIfAborted();
      const arrived = new HandOff<MqttMessage>();
      const backlog = new BacklogWatch(scheduler);
      const login = clientOptions(options);
      const opened: MqttClient[] = [];
      const stop = () => {
        for (const client of opened) client.end(true);
      };
      signal.addEventListener("abort", stop, { once: true });
      const dial = async (name: string, clean: boolean): Promise<MqttClient> => {
        const client = connect(url, { ...login, clientId: name, clean });
        opened.push(client);
        client.on("error", () => {});
        // Messages of a kept session come right behind the greeting, so this must stand before the connection does.
        if (!clean) {
          client.handleMessage = (packet, done) => {
            backlog.arrived();
            void arrived.offer(messageOf(packet, !backlog.isSettled)).then((isTaken) => {
              backlog.acknowledged();
              return isTaken ? done() : done(new Error("not acknowledged"));
            });
          };
        }
        await connected(client, signal, url);
        return client;
      };
      const lose = (error?: unknown) => arrived.close(new ReaderError("link.lost", url, error));
      let orders: MqttClient;
      try {
        orders = await dial(`${clientId}-orders`, true);
        await subscribed(orders, answerTopics);
        const begunMs = scheduler.monotonicMs();
        const reports = await dial(clientId, false);
        const roundTripMs = scheduler.monotonicMs() - begunMs;
        // Not waited for: its answer stands behind the kept messages, and those wait for the consumer.
        subscribed(reports, topics).then(() => backlog.subscribed(roundTripMs), lose);
      } catch (error) {
        signal.removeEventListener("abort", stop);
        stop();
        throw error;
      }
      for (const client of opened) client.once("close", () => lose());
      return {
        messages: arrived,
        onAnswer: (listener) =>
          orders.on("message", (_topic, _payload, packet) => listener(messageOf(packet, false))),
        publish: (topic, payload) =>
          orders.publishAsync(topic, payload, { qos: 0, retain: false }).then(
            () => {},
            (error: unknown) => Promise.reject(new ReaderError("link.lost", url, error)),
          ),
        async [Symbol.asyncDispose]() {
          signal.removeEventListener("abort", stop);
          arrived.close();
          backlog.stop();
          await Promise.all(opened.map((client) => client.endAsync(true)));
        },
      };
    },
  };
}

/** @throws {ReaderError} `link.unavailable` when one of the files of the certificate cannot be read */
function clientOptions({ username, password, tls }: MqttOptions): IClientOptions {
  const login = username === null ? {} : { username, password: password ?? "" };
  const files = {
    ...(tls?.ca ? { ca: pem(tls.ca) } : {}),
    ...(tls?.certificate ? { cert: pem(tls.certificate) } : {}),
    ...(tls?.key ? { key: pem(tls.key) } : {}),
  };
  return {
    ...login,
    ...files,
    rejectUnauthorized: true,
    // The supervisor opens again, with its own waits; two who do that would fight over the session.
    reconnectPeriod: 0,
    keepalive: keepAliveSeconds,
    connectTimeout: 8_000,
    manualConnect: true,
  };
}

function pem(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new ReaderError("link.unavailable", `${file} cannot be read`, error);
  }
}

/** A broker that lets this side in may still refuse a topic (128), and then nothing would ever come of it. */
async function subscribed(client: MqttClient, topics: readonly string[]): Promise<void> {
  if (topics.length === 0) return;
  const granted = await client.subscribeAsync([...topics], { qos: 1 });
  const refused = granted.filter(({ qos }) => qos > 2).map(({ topic }) => topic);
  if (refused.length > 0) throw new ReaderError("link.refused", `no right to hear ${refused.join(", ")}`);
}

function connected(client: MqttClient, signal: AbortSignal, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error?: Error) =>
      reject(new ReaderError("link.refused", error === undefined ? url : `${url}: ${error.message}`, error));
    client.once("connect", () => resolve());
    client.once("error", fail);
    client.once("close", () => fail());
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    client.connect();
  });
}

function messageOf(packet: IPublishPacket, isKept: boolean): MqttMessage {
  const { topic, payload, retain, dup } = packet;
  return {
    topic,
    payload: new Uint8Array(Buffer.from(payload)),
    isRetained: retain,
    isRepeated: dup,
    isKept,
  };
}
