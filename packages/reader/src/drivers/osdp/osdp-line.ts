import type { LineDiagnostic, LinkSource, ReaderDriver } from "../../reader-driver.ts";
import type { Scheduler } from "../../supervisor/scheduler.ts";
import type { ByteLink } from "../../transports/byte-transport.ts";
import { LineTap, tapped } from "../../transports/line-tap.ts";
import { type TransportConfig, transportOf } from "../../transports/transport-config.ts";
import type { KeyStore, OsdpReaderSettings } from "./devices/device-settings.ts";
import { osdpDriver } from "./osdp-driver.ts";

/** An OSDP line as configured. */
export type OsdpLineConfig = {
  readonly transport: TransportConfig;
  readonly readers: readonly OsdpReaderSettings[];
  /** Keeps the readers' keys; a key on its way to a reader is kept before it is sent. */
  readonly keyStore: KeyStore;
  /** Key from which readers' keys are derived at installation; null draws a fresh one for each. */
  readonly masterKey: Uint8Array | null;
};

/** Driver and link source of a configured line. */
export function osdpLineParts(
  config: OsdpLineConfig,
  context: {
    readonly lineId: string;
    readonly scheduler: Scheduler;
    readonly report: (diagnostic: LineDiagnostic) => void;
  },
): {
  readonly driver: ReaderDriver<ByteLink>;
  readonly source: LinkSource<ByteLink>;
  readonly tap: LineTap;
} {
  const { transport, readers, keyStore, masterKey } = config;
  const baudRate = transport.kind === "serial" ? transport.baudRate : null;
  const { lineId, scheduler, report } = context;
  const parts = { lineId, readers, keyStore, masterKey, baudRate, scheduler, report, allowsWeakKeys: false };
  const tap = new LineTap();
  return { driver: osdpDriver(parts), source: tapped(transportOf(transport), tap), tap };
}
