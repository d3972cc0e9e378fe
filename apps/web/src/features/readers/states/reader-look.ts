import type { ReaderDetailRow } from "@gatehouse/contracts/readers/reader-row";
import type { StateName } from "~/ui/states/state-table.ts";
import { formatMoment } from "../../../lib/time.ts";
import { quarantineWords } from "./reader-words.ts";

/** What a reader's pill says: what is wrong or open first, then how it is reached. `last` marks a state nobody can vouch for now. */
export type ReaderLook = {
  readonly state: StateName;
  readonly word?: string;
  readonly detail?: string;
  readonly last: boolean;
};

/** Whether a reader may be keyed from the install key now. A bridge that is cut off ends it by itself, in time. */
export const isInstalling = (reader: ReaderDetailRow, now: number): boolean =>
  reader.installEndsAt !== null && Date.parse(reader.installEndsAt) > now;

/** The look of a reader. Without its bridge the state is the last one known, and says so. */
export function readerLook(reader: ReaderDetailRow, isInstallOpen: boolean): ReaderLook {
  const { bridge, quarantine } = reader;
  if (bridge === null || bridge.state === "unpaired") return { state: "to-do", word: "Unknown", last: false };
  const last = bridge.state !== "online";
  if (reader.link === "unknown") return { state: "to-do", word: "Not heard yet", last: false };
  if (reader.tampered) return { state: "forced-open", word: "Tampered with", last };
  if (isInstallOpen) return { state: "unlocked", word: "Install mode", last };
  if (reader.link === "quarantined")
    return {
      ...{ state: "failed", word: "Quarantined", last },
      ...(quarantine === null ? {} : { detail: quarantineWords[quarantine].short }),
    };
  if (reader.link === "offline") return { state: "offline", ...since(reader), last };
  if (reader.powerFailing) return { state: "failed", word: "Power failing", last };
  return { ...onlineLook(reader), last };
}

/** Of a protocol without keys nothing else is to be expected; of one with keys it is worth a colour. */
function onlineLook({ protection, setup }: ReaderDetailRow): Omit<ReaderLook, "last"> {
  if (protection === "scbk") return { state: "online", word: "Online, secure" };
  if (protection === "scbkd") return { state: "unencrypted", word: "Online, install key" };
  return isKeyless(setup) ? { state: "online" } : { state: "unencrypted" };
}

/** Whether a reader speaks a protocol that has no keys, as far as anybody has said. */
export const isKeyless = (setup: ReaderDetailRow["setup"]): boolean =>
  setup === null || setup.security === null;

function since(reader: ReaderDetailRow): { detail?: string } {
  if (reader.changedAt === null) return {};
  return { detail: `since ${formatMoment(reader.changedAt, "day-time", reader.site.timeZone)}` };
}

/** Whether somebody should look at a reader: in trouble, not trusted, open to a new key, or nobody can vouch for it. */
export function needsAttention(reader: ReaderDetailRow, isInstallOpen: boolean): boolean {
  const isInTrouble = reader.link === "offline" || reader.tampered || reader.powerFailing;
  return reader.bridge?.state !== "online" || isInTrouble || reader.link === "quarantined" || isInstallOpen;
}

/** What stands in the way of any order to a reader; undefined when nothing does. */
export function orderHindrance({ bridge, setup, site }: ReaderDetailRow): string | undefined {
  if (bridge === null) return `${site.name} has no bridge: no order can reach this reader.`;
  if (bridge.state === "quarantined")
    return `The bridge of ${site.name} is in quarantine: it gets no orders.`;
  if (bridge.state !== "online") return `${site.name} is not connected: no order can reach this reader.`;
  return setup === null ? "Its bridge has not said how this reader is wired." : undefined;
}

/** What stands in the way of a key for a reader beyond that; undefined when nothing does. */
export function keyHindrance({ setup }: ReaderDetailRow): string | undefined {
  if (setup?.security === "plain") return "Its bridge is configured to talk to it in clear: it has no key.";
  return isKeyless(setup) ? "Its protocol has no keys." : undefined;
}

/** What is known of a reader's state beyond the pill: who vouches for it. Pure; undefined when its bridge does. */
export function readerSentence({ bridge, site }: ReaderDetailRow): string | undefined {
  if (bridge === null) return `${site.name} has no bridge: nothing is known of this reader.`;
  if (bridge.state === "unpaired")
    return `The bridge of ${site.name} has never been paired: nothing is known of this reader.`;
  if (bridge.state === "quarantined")
    return `The bridge of ${site.name} is in quarantine: nothing it says is believed. This is the last known state.`;
  if (bridge.state === "online") return undefined;
  const at = bridge.lastSeenAt ? ` since ${formatMoment(bridge.lastSeenAt, "day-time", site.timeZone)}` : "";
  return `${site.name} is cut off${at}. This is the last known state; the bridge goes on reading it.`;
}
