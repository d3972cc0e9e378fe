import { connectAsync, type IClientOptions } from "mqtt";
import { cardProfile } from "../../formats/reader-profile.ts";
import type { DoorObservation } from "../../observations/door-observation.ts";
import type { LineWatch } from "../../supervisor/line-watch.ts";
import { systemScheduler } from "../../supervisor/system-scheduler.ts";
import type { MqttOptions } from "../../transports/mqtt-source.ts";
import { createLine } from "../registry.ts";
import type { TemplateReader } from "./dialects/template-settings.ts";

/** How a line of these tests knows its broker. */
export const brokerAt = (
  port: number,
  more: Partial<MqttOptions> = {},
): Omit<MqttOptions, "topics" | "answerTopics"> => ({
  ...{ url: `mqtt://127.0.0.1:${port}`, clientId: "bridge-l1", username: null, password: null, tls: null },
  ...more,
});

/** A client that plays a device. */
export async function startDevice(url: string, options: IClientOptions = {}) {
  const client = await connectAsync(url, { reconnectPeriod: 0, ...options });
  client.on("error", () => {});
  const say = (topic: string, message: object | string, retain = false) =>
    client.publishAsync(topic, typeof message === "string" ? message : JSON.stringify(message), {
      qos: 1,
      retain,
    });
  return { client, say, [Symbol.asyncDispose]: () => client.endAsync(true) };
}

export type Device = Awaited<ReturnType<typeof startDevice>>;

/** A reader that tells its cards, takes orders, and has a last will. */
export const templateReader: TemplateReader = {
  readerId: "gate",
  profile: cardProfile,
  presence: { topic: "gate/status", field: null, online: ["online"], offline: ["offline"] },
  rules: [
    {
      ...{ topic: "gate/card", when: null, tells: "credential", field: "uid", as: "uid" },
      ...{ granted: null, timeField: null, idField: null },
    },
    { topic: "gate/door", when: null, tells: "door-contact", field: null, on: ["open"], off: ["closed"] },
    { topic: "gate/button", when: null, tells: "request-to-exit", field: null, on: ["1"], off: ["0"] },
  ],
  unlock: {
    ...{ topic: "gate/set", payload: '{"open":{milliseconds}}' },
    doneWhen: { topic: "gate/lock", field: "state", is: ["unlocked"] },
  },
  ...{ lock: null, holdUnlocked: null },
  signals: { granted: { topic: "gate/light", payload: "green" }, denied: null },
};

/** A line of that reader. */
export const templateLine = (
  broker: Omit<MqttOptions, "topics" | "answerTopics">,
  reader: TemplateReader = templateReader,
) =>
  createLine(
    "mqtt",
    { broker, devices: { readers: [reader] } },
    { lineId: "l1", scheduler: systemScheduler, random: Math.random, report: () => {} },
  );

/** The cards of a line as `number freshness`, those of the probes among them. */
export const cardsOf = (seen: readonly DoorObservation[]): readonly string[] =>
  seen.flatMap((each) =>
    each.kind === "credential-read" && each.credential.kind === "card"
      ? [`${each.credential.number} ${each.freshness}`]
      : [],
  );

/** Those without the probes. */
export const shownCards = (seen: readonly DoorObservation[]): readonly string[] =>
  cardsOf(seen).filter((card) => !card.startsWith("5E77"));

/** Waits until the line is up and everything the broker may have kept has come. */
export async function isSettled(watch: LineWatch, device: Device): Promise<boolean> {
  const probe = () => cardsOf(watch.seen).some((card) => card === "5E77 live");
  // Every probe is a message too, so the pauses between them grow until one is long enough.
  for (let pauseMs = 200; pauseMs < 2_000; pauseMs += 100) {
    await device.say("gate/card", { uid: "5E77", pauseMs });
    if (await watch.until(probe, pauseMs)) return true;
  }
  return false;
}
