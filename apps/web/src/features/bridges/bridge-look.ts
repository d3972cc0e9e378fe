import type { BridgeRow } from "@gatehouse/contracts/bridges/bridge-row";
import type { StateName } from "~/ui/states/state-table.ts";
import { formatMoment } from "../../lib/time.ts";

/** What a bridge's pill says. */
export type BridgeLook = {
  readonly state: StateName;
  readonly word?: string;
  readonly detail?: string;
};

/** The look of a bridge; a cut-off one says since when, in its site's zone. */
export function bridgeLook(bridge: BridgeRow, zone: string): BridgeLook {
  switch (bridge.state) {
    case "online":
      return { state: "online" };
    case "unpaired":
      return { state: "to-do", word: "Not paired" };
    case "quarantined":
      return { state: "failed", word: "Quarantined" };
    case "offline":
      return {
        state: "offline",
        ...(bridge.lastSeenAt
          ? { detail: `since ${formatMoment(bridge.lastSeenAt, "day-time", zone)}` }
          : {}),
      };
  }
}

const quarantineTexts: Record<NonNullable<BridgeRow["quarantine"]>, string> = {
  "seq-went-back":
    "Its journal went back: it knew fewer events than it had already reported. Its disk was set back, or a copy of it is running beside it.",
  "epoch-went-back":
    "It came back with a journal that had ended before. Its disk was set back, or a copy of it is running beside it.",
  stolen: "Somebody reported it stolen. The keys of the passes it knew have been withdrawn.",
};

/** Why a bridge is in quarantine, and what that means at its doors. */
export function quarantineText(bridge: BridgeRow): string {
  const why = bridge.quarantine ? quarantineTexts[bridge.quarantine] : "It contradicted its own past.";
  return `${why} Nothing it says is believed, and it gets no list and no lease until it is paired anew.`;
}

/** How far the list of a bridge is behind the newest change; null before the first list. */
export function listBehind(bridge: BridgeRow, position: number): number | null {
  return bridge.listPosition === null ? null : Math.max(0, position - bridge.listPosition);
}

/** What a bridge does about its list, in words: an online one is brought up to date with every heartbeat. */
export function listText(bridge: BridgeRow, position: number): string {
  const behind = listBehind(bridge, position);
  if (behind === null) return "No list yet";
  if (bridge.state === "online" || behind === 0) return "Up to date";
  return behind === 1 ? "1 change behind" : `${behind} changes behind`;
}

/** Whether the lease of a bridge has run out: its doors deny everybody. */
export const isLeaseOver = (bridge: BridgeRow, now: number): boolean =>
  bridge.leaseEndsAt !== null && Date.parse(bridge.leaseEndsAt) <= now;

/** The readers of a bridge's site: how many are heard while it is online, else only how many there are. */
export const readersText = (bridge: BridgeRow): string =>
  bridge.state === "online" ? `${bridge.readersOnline} of ${bridge.readers}` : String(bridge.readers);
