import { randomBytes } from "node:crypto";
import type { OsdpReaderSettings } from "@gatehouse/reader/drivers/osdp/devices/device-settings";
import { createLine, type LineContext } from "@gatehouse/reader/drivers/registry";
import type { ReaderLine } from "@gatehouse/reader/supervisor/supervise-line";
import type { Sealing } from "../store/sealing.ts";
import type { Settings } from "../store/settings.ts";
import type { LineSettings } from "./line-settings.ts";
import { profileOf } from "./profile-settings.ts";
import { openReaderKeys } from "./reader-keys.ts";

/** What a line keeps on the bridge's disk. */
export type LineKeeping = { readonly settings: Settings; readonly sealing: Sealing };

/** Makes the line a setting describes. Opens nothing. */
export function makeLine(line: LineSettings, context: LineContext, keeping: LineKeeping): ReaderLine {
  switch (line.protocol) {
    case "osdp":
      return osdpLine(line, context, keeping);
    case "serial-line": {
      const { transport, readerId, profile } = line;
      return createLine("serial-line", { transport, readerId, profile: profileOf(profile) }, context);
    }
    case "esp-rfid": {
      const { baseTopic, readers } = line;
      return createLine(
        "esp-rfid",
        { broker: brokerOf(line, keeping), devices: { baseTopic, readers } },
        context,
      );
    }
    case "zigbee-lock": {
      const { baseTopic, readers: locks } = line;
      return createLine(
        "zigbee-lock",
        { broker: brokerOf(line, keeping), devices: { baseTopic, locks } },
        context,
      );
    }
    case "mqtt": {
      const readers = line.readers.map((reader) => ({ ...reader, profile: profileOf(reader.profile) }));
      return createLine("mqtt", { broker: brokerOf(line, keeping), devices: { readers } }, context);
    }
  }
}

function osdpLine(
  line: Extract<LineSettings, { protocol: "osdp" }>,
  context: LineContext,
  { settings, sealing }: LineKeeping,
): ReaderLine {
  const given = line.readers.flatMap(({ readerId, key }) =>
    key === undefined ? [] : [[readerId, Buffer.from(key, "hex")] as const],
  );
  const keyStore = openReaderKeys(settings, sealing, new Map(given));
  const readers = line.readers.map(
    ({ key: _key, profile, ...reader }): OsdpReaderSettings => ({ ...reader, profile: profileOf(profile) }),
  );
  return createLine("osdp", { transport: line.transport, readers, keyStore, masterKey: null }, context);
}

/** Two bridges of one name at one broker would throw each other out for ever, so a name is drawn once and kept. */
function brokerOf(line: Extract<LineSettings, { broker: object }>, { settings }: LineKeeping) {
  const { clientId, ...broker } = line.broker;
  if (clientId !== undefined) return { ...broker, clientId };
  const place = `mqtt-client/${line.id}`;
  const kept = settings.read(place) ?? `gatehouse-${randomBytes(6).toString("hex")}`;
  settings.write(place, kept);
  return { ...broker, clientId: kept };
}
