import { connect, type IPublishPacket, type MqttClient } from "mqtt";
import { ReaderError } from "../errors/reader-error.ts";
import { HandOff } from "../observations/hand-off.ts";
import type { LinkSource } from "../reader-driver.ts";

/** A message of a broker. `isRetained`: it is the last known state, not news; `isRepeated`: it may have come before. */
export type MqttMessage = {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly isRetained: boolean;
  readonly isRepeated: boolean;
};

/** A session with a broker. Asking for the next message acknowledges the one before to the broker, which else keeps it. */
export type MqttLink = AsyncDisposable & {
  /** One consumer. @throws {ReaderError} `link.lost` */
  readonly messages: AsyncIterable<MqttMessage>;
  /** Resolves when the broker has taken the message. @throws {ReaderError} `link.lost` */
  publish(topic: string, payload: string): Promise<void>;
};

/** Where a broker is and what to hear from it. */
export type MqttOptions = {
  /** `mqtt://host:port` or `mqtts://host:port`, without credentials. */
  readonly url: string;
  /** Names the session that the broker keeps while the line is down; must be this line's own. */
  readonly clientId: string;
  readonly username: string | null;
  readonly password: string | null;
  readonly topics: readonly string[];
};

/** Opens sessions that the broker keeps: what is sent at quality 1 while nobody listens arrives at the next one. */
export function mqttSource(options: MqttOptions): LinkSource<MqttLink> {
  const { url, clientId, username, password, topics } = options;
  return {
    name: `mqtt ${url}`,
    openLimitMs: 10_000,
    async open(signal) {
      signal.throwIfAborted();
      const arrived = new HandOff<MqttMessage>();
      const login = username === null ? {} : { username, password: password ?? "" };
      // The supervisor opens again, with its own waits; two who do that would fight over the session.
      const settings = {
        ...login,
        clientId,
        clean: false,
        reconnectPeriod: 0,
        connectTimeout: 8_000,
        manualConnect: true,
      };
      const client = connect(url, settings);
      // Messages of a kept session come right behind the greeting, so this must stand before the connection does.
      client.handleMessage = (packet: IPublishPacket, done) => {
        void arrived
          .offer(messageOf(packet))
          .then((isTaken) => (isTaken ? done() : done(new Error("not acknowledged"))));
      };
      client.on("error", () => {});
      const stop = () => client.end(true);
      signal.addEventListener("abort", stop, { once: true });
      try {
        await connected(client, signal, url);
      } catch (error) {
        client.end(true);
        throw error;
      }
      // Not waited for: its answer stands behind the kept messages, and those wait for the consumer.
      client
        .subscribeAsync([...topics], { qos: 1 })
        .catch((error: unknown) => arrived.close(new ReaderError("link.lost", url, error)));
      client.once("close", () => arrived.close(new ReaderError("link.lost", url)));
      return {
        messages: arrived,
        publish: (topic, payload) =>
          client.publishAsync(topic, payload, { qos: 1 }).then(
            () => {},
            (error: unknown) => Promise.reject(new ReaderError("link.lost", url, error)),
          ),
        async [Symbol.asyncDispose]() {
          signal.removeEventListener("abort", stop);
          arrived.close();
          await client.endAsync(true);
        },
      };
    },
  };
}

function connected(client: MqttClient, signal: AbortSignal, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error?: Error) => reject(new ReaderError("link.refused", url, error));
    client.once("connect", () => resolve());
    client.once("error", fail);
    client.once("close", () => fail());
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    client.connect();
  });
}

function messageOf(packet: IPublishPacket): MqttMessage {
  const { topic, payload, retain, dup } = packet;
  return { topic, payload: new Uint8Array(Buffer.from(payload)), isRetained: retain, isRepeated: dup };
}
