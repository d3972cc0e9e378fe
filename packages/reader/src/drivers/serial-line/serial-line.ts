import type { ReaderProfile } from "../../formats/reader-profile.ts";
import type { LineDiagnostic, LinkSource, ReaderDriver } from "../../reader-driver.ts";
import type { Scheduler } from "../../supervisor/scheduler.ts";
import type { ByteLink } from "../../transports/byte-transport.ts";
import { type TransportConfig, transportOf } from "../../transports/transport-config.ts";
import { serialLineDriver } from "./serial-line-driver.ts";

/** A scanner that pushes lines of text, as configured. */
export type SerialLineConfig = {
  readonly transport: TransportConfig;
  readonly readerId: string;
  readonly profile: ReaderProfile;
};

/** Driver and link source of a configured scanner. */
export function serialLineParts(
  config: SerialLineConfig,
  context: {
    readonly lineId: string;
    readonly scheduler: Scheduler;
    readonly report: (diagnostic: LineDiagnostic) => void;
  },
): { readonly driver: ReaderDriver<ByteLink>; readonly source: LinkSource<ByteLink> } {
  const { readerId, profile } = config;
  const { lineId, scheduler, report } = context;
  const driver = serialLineDriver({ lineId, readerId, profile, scheduler, report });
  return { driver, source: transportOf(config.transport) };
}
