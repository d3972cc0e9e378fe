import { codeProfile } from "../../../formats/reader-profile.ts";
import { type LineWatch, watchLine } from "../../../supervisor/line-watch.ts";
import { superviseLine } from "../../../supervisor/supervise-line.ts";
import { systemScheduler } from "../../../supervisor/system-scheduler.ts";
import { type Disturbance, disturbedTransport } from "../../../transports/disturbed-transport.ts";
import { memoryKeyStore, type OsdpReaderSettings } from "../devices/device-settings.ts";
import { osdpDriver } from "../osdp-driver.ts";
import type { PanelPeer } from "./panel-peer.ts";

/** A line to a peer under observation. */
export type PeerLine = LineWatch & { readonly disturbance: Disturbance };

/** Opens a line to all readers of a peer, optionally with another key or more addresses than it has. */
export function openPeerLine(
  peer: PanelPeer,
  changes: { readonly scbk?: Uint8Array; readonly addresses?: readonly number[] } = {},
): PeerLine {
  const scbk = changes.scbk ?? peer.scbk;
  const readers = (changes.addresses ?? peer.addresses).map(
    (address): OsdpReaderSettings => ({
      readerId: String(address),
      address,
      security: scbk === null ? "plain" : "required",
      profile: { ...codeProfile, bitFormats: ["h10301"] },
      inputs: [{ input: 0, wiredAs: "door-contact", assertedWhen: "active" }],
      lockOutput: 0,
      identity: null,
    }),
  );
  const disturbance: Disturbance = { damageWrites: 0, loseChunks: 0 };
  const driver = osdpDriver({
    ...{ lineId: "peer", readers, scheduler: systemScheduler, report: () => {} },
    keyStore: memoryKeyStore(scbk === null ? [] : readers.map(({ readerId }) => [readerId, scbk])),
    ...{ masterKey: null, allowsWeakKeys: true, baudRate: null },
  });
  const line = superviseLine({
    ...{ id: "peer", driver, scheduler: systemScheduler, random: Math.random },
    source: disturbedTransport(peer.transport, disturbance),
  });
  const watch = watchLine(line, systemScheduler);
  return { ...watch, disturbance };
}
