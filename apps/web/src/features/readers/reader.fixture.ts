import type { ReaderDetailRow } from "@gatehouse/contracts/readers/reader-row";

/** An OSDP reader that is online and well, with `more` different about it. */
export function readerOf(more: Partial<ReaderDetailRow> = {}): ReaderDetailRow {
  return {
    id: "r-1",
    name: "Gate 1 in",
    direction: "in",
    badgeQr: "identify",
    door: { id: "d-1", name: "Gate 1" },
    site: { id: "s-1", name: "Depot", timeZone: "Europe/Brussels" },
    link: "online",
    protection: "scbk",
    tampered: false,
    powerFailing: false,
    identity: null,
    quarantine: null,
    installEndsAt: null,
    keyChangedAt: null,
    changedAt: "2026-05-04T10:00:00.000Z",
    setup: {
      ...{ lineId: "ground floor", protocol: "osdp", profile: "QR codes", security: "required", address: 1 },
      ...{ drivesLock: true, canTrace: true, reportedAt: "2026-05-04T09:00:00.000Z" },
    },
    bridge: { id: "b-1", name: "Depot bridge", state: "online", lastSeenAt: null },
    ...more,
  };
}

/** A bridge that was last heard at noon, Brussels time. */
export const cutOff: ReaderDetailRow["bridge"] = {
  ...{ id: "b-1", name: "Depot bridge", state: "offline", lastSeenAt: "2026-05-04T10:00:00.000Z" },
};
