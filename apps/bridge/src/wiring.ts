import { verify } from "node:crypto";
import { rowOf } from "@gatehouse/domain/access/row-map";
import { isLeaseRunning, type Lease, leaseEnd } from "@gatehouse/domain/bridges/lease";
import type { DoorEventData, DoorEventType } from "@gatehouse/domain/doors/door-event";
import type { VerifyBadge } from "@gatehouse/domain/qr/badge-code";
import { livelyTemperament, type SiteTemperament } from "@gatehouse/reader/drivers/site-simulator/site-plan";
import { systemScheduler } from "@gatehouse/reader/supervisor/system-scheduler";
import { openServerClock, type ServerClock } from "./clock/server-clock.ts";
import type { BridgeConfig } from "./config.ts";
import { openPassKeys } from "./credentials/pass-keys.ts";
import { makeReadPresented } from "./credentials/read-presented.ts";
import { makeCommandRunner } from "./doors/run-command.ts";
import { makeSiteDoors } from "./doors/site-doors.ts";
import { eventMaker, type Place } from "./journal/event-maker.ts";
import { type Journal, openJournal } from "./journal/journal.ts";
import { openConfiguredLines } from "./lines/configured-lines.ts";
import type { SiteLines } from "./lines/site-lines.ts";
import { type ListStore, openListStore } from "./list-store/list-store.ts";
import { openReaderCare } from "./readers/open-reader-care.ts";
import { openSimulatedLines } from "./simulation/simulated-lines.ts";
import { openStatusServer } from "./status/status-server.ts";
import { openStore } from "./store/open-store.ts";
import { openSealing } from "./store/sealing.ts";
import { openSettings } from "./store/settings.ts";
import type { LineTraces } from "./traces/line-traces.ts";
import { ed25519, openIdentity } from "./uplink/identity.ts";
import { pairWhenAsked } from "./uplink/pair.ts";
import { openUplink } from "./uplink/uplink.ts";

/** A running bridge. */
export type RunningBridge = {
  readonly lines: () => SiteLines | undefined;
  readonly journal: Journal;
  readonly lists: ListStore;
  readonly holdsKey: (passNumber: number) => boolean;
  readonly traces: LineTraces;
  /** Where this machine may ask how the lines are; undefined when it may not. */
  readonly statusPort: () => number | undefined;
  readonly stop: () => Promise<void>;
};

/** The parts a harness may replace by worse ones, to show that a check notices. */
export type BridgeParts = {
  readonly openJournal: typeof openJournal;
  readonly openListStore: typeof openListStore;
  readonly openUplink: typeof openUplink;
  readonly temperament: SiteTemperament;
};

/** Told to the server and written into the journal at every start. */
export const bridgeVersion = "0.1.0";
/** How often lease and clock are looked at, so that a lease's end is journalled near the moment. */
const lookMs = 1_000;
const keepClockMs = 60_000;
/** A server's time that differs by more than this is worth a line; below it is the network. */
const steppedMs = 2_000;

const sound: BridgeParts = { openJournal, openListStore, openUplink, temperament: livelyTemperament };

/**
 * Starts a bridge: the list and the keys are loaded before any line is opened, so that the first presentation is judged
 * by what was known; the server is dialled beside it and may be away for as long as it likes.
 * @throws Error with one line when it cannot be paired or its folder is in use
 */
export async function runBridge(
  config: BridgeConfig,
  say: (text: string) => void,
  parts: BridgeParts = sound,
): Promise<RunningBridge> {
  const store = openStore(config.dataDir);
  const settings = openSettings(store);
  const identity = openIdentity(settings);
  try {
    const given = { url: config.server, code: config.pair, version: bridgeVersion };
    await pairWhenAsked(given, { identity, store, settings });
  } catch (error) {
    store.close();
    throw error;
  }
  const sealing = openSealing(config.dataDir);
  const clock = openServerClock(settings);
  const lists = parts.openListStore(store, settings);
  const passKeys = openPassKeys(store, sealing);
  const journal = parts.openJournal(store, settings, {
    onTrouble: say,
    onHighWater: (percent) => note("journal.high-water", { percent }),
  });
  const makeEvent = eventMaker(clock, lists.list);
  const note = <T extends DoorEventType>(type: T, data: DoorEventData[T], place?: Place) =>
    void journal.append(makeEvent(type, data, place));
  const badgeKeys = new Map<number, VerifyBadge>();
  const projectId = () => identity.membership()?.projectId ?? "";
  const codeKeys = { projectId, passKeys, badgeKeyOf: (number: number) => badgeKeys.get(number) };
  const readPresented = makeReadPresented(codeKeys, clock.now());
  let lines: SiteLines | undefined;
  const scheduler = systemScheduler;
  const care = openReaderCare({
    ...{ dataDir: config.dataDir, settings, scheduler, now: clock.now, lines: () => lines, say },
    note: (readerId, type, data) => {
      const doorId = rowOf(lists.list().tables.readers, readerId)?.doorId ?? null;
      const driver = lines?.lineOf(readerId)?.protocol ?? null;
      return journal.append(makeEvent(type, data, { readerId, doorId, driver }));
    },
  });

  const doors = makeSiteDoors({
    list: lists.list,
    clock,
    journal,
    makeEvent,
    readPresented,
    lines: () => lines,
    blocksSettled: () => uplink.blocksSettled(),
    onKeyed: care.onKeyed,
  });
  const runCommand = makeCommandRunner({
    ...{ doors, list: lists.list, clock, journal, makeEvent, lines: () => lines },
    ...{ runReaderOrder: care.runOrder, traces: care.orderedTraces },
  });
  note("bridge.started", { version: bridgeVersion, cause: "start" });
  const uplink = parts.openUplink({
    url: config.server,
    version: bridgeVersion,
    identity,
    lists,
    passKeys,
    journal,
    clock,
    say,
    onBadgeKeys: (keys) => {
      for (const { keyNumber, publicKey } of keys) badgeKeys.set(keyNumber, verifierOf(publicKey));
    },
    onList: (news) => {
      const { version, tables } = lists.list();
      const rows = tables.holders.size + tables.credentials.size;
      if (news.kind === "snapshot") note("list.applied", { version, rows, tookMs: news.tookMs });
      if (news.kind === "refused") note("list.rejected", { reason: news.reason });
      void doors
        .followList()
        .then(() => lines?.followList())
        .then(care.onLinesChanged);
    },
    onCommand: (command) => void runCommand(command).catch((error: unknown) => say(String(error))),
    onLink: (state) => note(state === "up" ? "bridge.link-up" : "bridge.link-down", {}),
    onReady: care.onReady,
    onClockMoved: (byMs) => {
      const afterMs = Math.round(clock.now());
      if (Math.abs(byMs) > steppedMs)
        note("clock.stepped", { beforeMs: afterMs - Math.round(byMs), afterMs });
    },
  });
  lines = config.simulate
    ? openSimulatedLines({
        ...{ list: lists.list, passKeys, projectId, clock, doors, scheduler, say },
        temperament: parts.temperament,
        walksPerMinute: config.crowd,
        overOsdp: config.osdp ?? false,
        useElsewhere: (text) =>
          void readPresented({
            readerId: "elsewhere",
            at: clock.now(),
            credential: { kind: "code", text },
            isStale: false,
          }),
      })
    : openConfiguredLines({
        lines: config.lines,
        list: lists.list,
        doors,
        settings,
        sealing,
        scheduler,
        say,
      });
  care.onLinesChanged();
  const status =
    config.statusPort === undefined
      ? undefined
      : await openStatusServer(config.statusPort, {
          ...{ lines: () => lines?.all() ?? [], backlog: journal.backlog, traces: care.traces },
        });
  const stopWatching = watchTime(
    () => lists.list().lease,
    clock,
    (leaseEndedAt) => note("list.stale", { leaseEndedAt }),
  );
  return {
    lines: () => lines,
    journal,
    lists,
    traces: care.traces,
    statusPort: () => status?.port,
    holdsKey: (passNumber) => passKeys.keyOf(passNumber) !== undefined,
    stop: async () => {
      stopWatching();
      await status?.close();
      care.close();
      uplink.close();
      await lines?.stop();
      doors.close();
      clock.keep();
      // Whatever was told to the journal is on the disk before the file is closed.
      await journal.append();
      store.close();
    },
  };
}

function verifierOf(publicKey: string): VerifyBadge {
  const key = ed25519(publicKey);
  return (message, signature) => verify(null, message, key, signature);
}

/** Tells once, each time a lease has ended; what doors do then they do by themselves. Also keeps the clock's latest time. */
function watchTime(lease: () => Lease, clock: ServerClock, tell: (endedAt: number) => void): () => void {
  let running = isLeaseRunning(lease(), clock.now());
  const look = setInterval(() => {
    const runs = isLeaseRunning(lease(), clock.now());
    if (running && !runs) tell(leaseEnd(lease()));
    running = runs;
  }, lookMs);
  const keep = setInterval(clock.keep, keepClockMs);
  return () => {
    clearInterval(look);
    clearInterval(keep);
  };
}
