import { verify } from "node:crypto";
import type { BridgeCommand } from "@gatehouse/contracts/bridge/bridge-command";
import { isLeaseRunning, leaseEnd } from "@gatehouse/domain/bridges/lease";
import type { VerifyBadge } from "@gatehouse/domain/qr/badge-code";
import { systemScheduler } from "@gatehouse/reader/supervisor/system-scheduler";
import { openServerClock } from "./clock/server-clock.ts";
import type { BridgeConfig } from "./config.ts";
import { openPassKeys } from "./credentials/pass-keys.ts";
import { makeReadPresented } from "./credentials/read-presented.ts";
import { runCommand } from "./doors/run-command.ts";
import { makeSiteDoors } from "./doors/site-doors.ts";
import { eventMaker } from "./journal/event-maker.ts";
import { openJournal } from "./journal/journal.ts";
import { openListStore } from "./list-store/list-store.ts";
import { runSimulation, type Simulation } from "./simulation/run-simulation.ts";
import { openStore } from "./store/open-store.ts";
import { openSettings } from "./store/settings.ts";
import { ed25519, openIdentity } from "./uplink/identity.ts";
import { pairBridge } from "./uplink/pair.ts";
import { openUplink } from "./uplink/uplink.ts";

/** A running bridge. */
export type RunningBridge = {
  readonly stop: () => Promise<void>;
  readonly simulation: () => Simulation | undefined;
};

/** Told to the server and written into the journal at every start. */
export const bridgeVersion = "0.1.0";
/** How often the lease is looked at, so that its end is journalled near the moment. */
const leaseLookMs = 1_000;

/**
 * Starts a bridge: the list and the keys are loaded before any line is opened, so that the first presentation is judged
 * by what was known; the server is dialled beside it and may be away for as long as it likes.
 * @throws Error with one line when it cannot be paired or its folder is in use
 */
export async function runBridge(config: BridgeConfig, say: (text: string) => void): Promise<RunningBridge> {
  const store = openStore(config.dataDir);
  const settings = openSettings(store);
  const identity = openIdentity(settings);
  if (!identity.membership()) await pairFirst(config, identity, store.close);
  const clock = openServerClock(settings);
  const lists = openListStore(store, settings);
  const passKeys = openPassKeys(store, config.dataDir);
  const journal = openJournal(store, settings);
  const makeEvent = eventMaker(clock, lists.list);
  const badgeKeys = new Map<number, VerifyBadge>();
  const projectId = () => identity.membership()?.projectId ?? "";
  const note = (event: ReturnType<typeof makeEvent>) =>
    void journal
      .append(event)
      .catch((error: unknown) => say(`the journal cannot be written: ${String(error)}`));
  let simulation: Simulation | undefined;

  const doors = makeSiteDoors({
    list: lists.list,
    clock,
    journal,
    makeEvent,
    readPresented: makeReadPresented(
      { projectId, passKeys, badgeKeyOf: (number) => badgeKeys.get(number) },
      clock.now(),
    ),
    lineOf: () => simulation?.line,
    blocksSettled: () => uplink.blocksSettled(),
  });
  note(makeEvent("bridge.started", { version: bridgeVersion, cause: "start" }));
  const uplink = openUplink({
    url: config.server,
    version: bridgeVersion,
    identity,
    lists,
    passKeys,
    journal,
    clock,
    say,
    onBadgeKeys: (keys) => {
      for (const { keyNumber, publicKey } of keys)
        badgeKeys.set(keyNumber, (message, signature) =>
          verify(null, message, ed25519(publicKey), signature),
        );
    },
    onList: (why) => {
      if (why === "snapshot")
        note(makeEvent("list.applied", { version: lists.list().version, rows: 0, tookMs: 0 }));
      if (why === "refused") note(makeEvent("list.rejected", { reason: "hash or order" }));
      void doors.followList().then(() => simulation?.followList());
    },
    onCommand: (command: BridgeCommand) =>
      void runCommand(command, { doors, clock, journal, makeEvent, simulation: () => simulation }).catch(
        (error: unknown) => say(String(error)),
      ),
    onLink: (state) => note(makeEvent(state === "up" ? "bridge.link-up" : "bridge.link-down", {})),
  });
  if (config.simulate)
    simulation = runSimulation({
      list: lists.list,
      passKeys,
      projectId,
      clock,
      doors,
      walksPerMinute: config.crowd,
      scheduler: systemScheduler,
      say,
    });
  const lease = watchLease(
    () => lists.list().lease,
    clock.now,
    (endedAt) => note(makeEvent("list.stale", { leaseEndedAt: endedAt })),
  );
  return {
    simulation: () => simulation,
    stop: async () => {
      clearInterval(lease);
      uplink.close();
      await simulation?.stop();
      doors.close();
      store.close();
    },
  };
}

async function pairFirst(
  config: BridgeConfig,
  identity: ReturnType<typeof openIdentity>,
  giveUp: () => void,
): Promise<void> {
  try {
    if (config.pair === undefined)
      throw new Error(
        "This bridge has not been paired. Start it once with --pair CODE; the code is made on the bridge's page.",
      );
    await pairBridge(config.server, config.pair, bridgeVersion, identity);
  } catch (error) {
    giveUp();
    throw error;
  }
}

/** Tells once, each time a lease has ended; what doors do then they do by themselves. */
function watchLease(
  lease: () => Parameters<typeof leaseEnd>[0],
  now: () => number,
  tell: (endedAt: number) => void,
): NodeJS.Timeout {
  let running = isLeaseRunning(lease(), now());
  return setInterval(() => {
    const runs = isLeaseRunning(lease(), now());
    if (running && !runs) tell(leaseEnd(lease()));
    running = runs;
  }, leaseLookMs);
}
