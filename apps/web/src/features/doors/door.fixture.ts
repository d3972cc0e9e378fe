import type { DoorRow } from "@gatehouse/contracts/doors/doors-list";

/** A door of a site that is online and well, with `more` different about it. */
export function doorOf(more: Partial<DoorRow> = {}): DoorRow {
  return {
    id: "d-1",
    name: "Gate 1",
    mode: "normal",
    lock: "locked",
    leaf: "closed",
    alarm: "none",
    changedAt: null,
    zone: { id: "z-1", name: "Yard" },
    site: { id: "s-1", name: "Depot", timeZone: "Europe/Brussels" },
    readers: [
      {
        id: "r-1",
        name: "In",
        direction: "in",
        badgeQr: "identify",
        link: "online",
        protection: "none",
        tampered: false,
        powerFailing: false,
      },
    ],
    bridge: { id: "b-1", name: "Bridge", state: "online", lastSeenAt: "2026-05-04T10:00:00Z" },
    ...more,
  };
}

/** A bridge that is not connected. */
export const cutOffBridge: DoorRow["bridge"] = {
  id: "b-1",
  name: "Bridge",
  state: "offline",
  lastSeenAt: "2026-05-04T10:00:00Z",
};
