import type { AccessList } from "@gatehouse/domain/access/access-list";
import { createLine } from "@gatehouse/reader/drivers/registry";
import { runDemoCrowd } from "@gatehouse/reader/drivers/site-simulator/demo-crowd";
import { SimulatedSite } from "@gatehouse/reader/drivers/site-simulator/simulated-site";
import type { SiteTemperament } from "@gatehouse/reader/drivers/site-simulator/site-plan";
import type { LineDiagnostic } from "@gatehouse/reader/reader-driver";
import type { Scheduler } from "@gatehouse/reader/supervisor/scheduler";
import { seededRandom } from "@gatehouse/reader/supervisor/seeded-random";
import type { ReaderLine } from "@gatehouse/reader/supervisor/supervise-line";
import type { ServerClock } from "../clock/server-clock.ts";
import type { PassKeyStore } from "../credentials/pass-keys.ts";
import type { SiteDoors } from "../doors/site-doors.ts";
import { followLine } from "../lines/follow-line.ts";
import type { SiteLines } from "../lines/site-lines.ts";
import { crowdOf } from "./crowd-of.ts";
import { plansOf } from "./plans-of.ts";
import { makeSimulatedPhones } from "./simulated-phones.ts";

/** What a simulated site is made from. */
export type SimulationParts = {
  readonly list: () => AccessList;
  readonly passKeys: PassKeyStore;
  readonly projectId: () => string;
  readonly clock: ServerClock;
  readonly doors: SiteDoors;
  /** Uses a code up, as another door of the site would. */
  readonly useElsewhere: (text: string) => void;
  readonly temperament: SiteTemperament;
  readonly walksPerMinute: number;
  readonly scheduler: Scheduler;
  readonly say: (text: string) => void;
};

/** A simulated site and its people; the site itself is there for whoever wants to force its doors. */
export type SimulatedLines = SiteLines & { readonly site: () => SimulatedSite | undefined };

type Running = {
  readonly shape: string;
  readonly site: SimulatedSite;
  readonly line: ReaderLine;
  readonly stop: () => Promise<void>;
};

/** Runs doors that exist in this process only: those the list names, built anew when it names others. */
export function openSimulatedLines(parts: SimulationParts): SimulatedLines {
  const phones = makeSimulatedPhones(parts);
  let running: Running | undefined;
  let following: Promise<void> = Promise.resolve();

  const begin = (shape: string): Running => {
    const { scheduler, say, temperament, walksPerMinute } = parts;
    // The seeds decide how people dawdle and in which order they come, nothing else.
    const site = new SimulatedSite({
      doors: plansOf(parts.list()),
      scheduler,
      random: seededRandom(20_260),
      temperament,
    });
    const stop = new AbortController();
    const report = ({ lineId, cause, count }: LineDiagnostic) => say(`${lineId}: ${cause} (${count})`);
    const line = createLine(
      "site-simulator",
      { site },
      { lineId: "simulated", scheduler, random: seededRandom(7), report },
    );
    const members = () => crowdOf(parts.list(), parts.passKeys, phones, parts.clock);
    const crowd = { site, members, scheduler, random: seededRandom(11), walksPerMinute };
    const ended = Promise.all([
      followLine(line, parts.doors, stop.signal, say),
      walksPerMinute > 0 ? runDemoCrowd(crowd, stop.signal) : undefined,
    ]);
    ended.catch((error: unknown) => say(String(error)));
    const end = async () => {
      stop.abort();
      await ended.catch(() => {});
    };
    return { shape, site, line, stop: end };
  };

  const follow = async (): Promise<void> => {
    const plans = plansOf(parts.list());
    const shape = JSON.stringify(plans);
    if (running?.shape === shape) return;
    await running?.stop();
    running = plans.length > 0 ? begin(shape) : undefined;
  };

  const followList = (): Promise<void> => {
    following = following.then(follow);
    return following;
  };

  void followList();
  return {
    site: () => running?.site,
    all: () => (running ? [running.line] : []),
    lineOf: (readerId) => (running?.site.readerIds.includes(readerId) ? running.line : undefined),
    drivesLock: (readerId) => running?.site.doorPlans.some((plan) => plan.inReaderId === readerId) ?? false,
    followList,
    present: async (readerId, thing) => {
      const credential = phones.show(thing);
      if (credential === null || !running?.site.readerIds.includes(readerId)) return false;
      return running.site.present({ readerId, credential }).acknowledged;
    },
    stop: async () => {
      await following;
      await running?.stop();
    },
  };
}
