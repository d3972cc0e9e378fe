import type { LineDiagnostic } from "../reader-driver.ts";
import type { Scheduler } from "../supervisor/scheduler.ts";
import type { Random } from "../supervisor/seeded-random.ts";
import { type ReaderLine, superviseLine } from "../supervisor/supervise-line.ts";
import { type EspRfidConfig, espRfidDialect } from "./mqtt/dialects/esp-rfid.ts";
import { templateDialect } from "./mqtt/dialects/template.ts";
import type { TemplateConfig } from "./mqtt/dialects/template-settings.ts";
import { type ZigbeeLockConfig, zigbeeLockDialect } from "./mqtt/dialects/zigbee-lock.ts";
import { type MqttLineConfig, mqttLineParts } from "./mqtt/mqtt-line.ts";
import { type OsdpLineConfig, osdpLineParts } from "./osdp/osdp-line.ts";
import { type SerialLineConfig, serialLineParts } from "./serial-line/serial-line.ts";
import type { SimulatedSite } from "./site-simulator/simulated-site.ts";
import { siteSimulatorDriver, siteSource } from "./site-simulator/site-simulator-driver.ts";

/** What each protocol needs to be told about its line. */
export type LineConfigs = {
  readonly "site-simulator": { readonly site: SimulatedSite };
  readonly osdp: OsdpLineConfig;
  readonly "serial-line": SerialLineConfig;
  readonly "esp-rfid": MqttLineConfig<EspRfidConfig>;
  readonly "zigbee-lock": MqttLineConfig<ZigbeeLockConfig>;
  readonly mqtt: MqttLineConfig<TemplateConfig>;
};

/** A protocol this package speaks. */
export type ReaderProtocol = keyof LineConfigs;

/** What every line is given, whatever it speaks. */
export type LineContext = {
  readonly lineId: string;
  readonly scheduler: Scheduler;
  /** For jitter only; keys come from the system's generator. */
  readonly random: Random;
  readonly report: (diagnostic: LineDiagnostic) => void;
};

type LineMakers = {
  readonly [P in ReaderProtocol]: (config: LineConfigs[P], context: LineContext) => ReaderLine;
};

const makers: LineMakers = {
  "site-simulator": ({ site }, context) =>
    superviseLine({
      ...{ ...context, id: context.lineId, source: siteSource(site) },
      driver: siteSimulatorDriver(site, context.scheduler),
    }),
  osdp: (config, context) =>
    superviseLine({ ...context, id: context.lineId, ...osdpLineParts(config, context) }),
  "serial-line": (config, context) =>
    superviseLine({ ...context, id: context.lineId, ...serialLineParts(config, context) }),
  "esp-rfid": (config, context) =>
    superviseLine({ ...context, id: context.lineId, ...mqttLineParts(config, espRfidDialect, context) }),
  "zigbee-lock": (config, context) =>
    superviseLine({ ...context, id: context.lineId, ...mqttLineParts(config, zigbeeLockDialect, context) }),
  mqtt: (config, context) =>
    superviseLine({ ...context, id: context.lineId, ...mqttLineParts(config, templateDialect, context) }),
};

/**
 * Makes a line of a protocol. Nothing is opened before its observations are asked for.
 * @throws {ReaderError} `line.misconfigured`
 */
export function createLine<P extends ReaderProtocol>(
  protocol: P,
  config: LineConfigs[P],
  context: LineContext,
): ReaderLine {
  return makers[protocol](config, context);
}
