import type { LineDiagnostic, LinkSource, ReaderDriver } from "../../reader-driver.ts";
import type { Scheduler } from "../../supervisor/scheduler.ts";
import { type MqttLink, type MqttOptions, mqttSource } from "../../transports/mqtt-source.ts";
import type { MqttDialect } from "./dialect.ts";
import { mqttDriver } from "./mqtt-driver.ts";

/** A broker and the devices behind it, as configured. */
export type MqttLineConfig<Devices> = {
  readonly broker: Omit<MqttOptions, "topics" | "answerTopics">;
  readonly devices: Devices;
};

/** Driver and link source of devices behind a broker. */
export function mqttLineParts<Devices>(
  config: MqttLineConfig<Devices>,
  dialectOf: (devices: Devices) => MqttDialect,
  context: {
    readonly lineId: string;
    readonly scheduler: Scheduler;
    readonly report: (diagnostic: LineDiagnostic) => void;
  },
): { readonly driver: ReaderDriver<MqttLink>; readonly source: LinkSource<MqttLink> } {
  const dialect = dialectOf(config.devices);
  const { lineId, scheduler, report } = context;
  const { topics, answerTopics } = dialect;
  const source = mqttSource({ ...config.broker, topics, answerTopics }, scheduler);
  return { driver: mqttDriver({ lineId, dialect, scheduler, report }), source };
}
