import type { AccessList } from "@gatehouse/domain/access/access-list";
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
import { osdpWires, ownWires, type SiteWires } from "./site-wires.ts";

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
  /** Whether the doors hang on OSDP readers in processes of their own, at TCP ports, instead of inside this one. */
  readonly overOsdp: boolean;
  readonly scheduler: Scheduler;
  readonly say: (text: string) => void;
};

/** A simulated site and its people; the site itself is there for whoever wants to force its doors. */
export type SimulatedLines = SiteLines & { readonly site: () => SimulatedSite | undefined };

type Running = {
  readonly shape: string;
  readonly site: SimulatedSite;
  readonly lines: readonly ReaderLine[];
  readonly reported: SiteWires["reported"];
  readonly stop: () => Promise<void>;
};

/** Runs doors that exist in this process only, or behind OSDP readers in processes of their own: those the list names, built anew when it names others. */
export function openSimulatedLines(parts: SimulationParts): SimulatedLines {
  const phones = makeSimulatedPhones(parts);
  let running: Running | undefined;
  let following: Promise<void> = Promise.resolve();

  const begin = async (shape: string): Promise<Running> => {
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
    const context = { lineId: "simulated", scheduler, random: seededRandom(7), report };
    const wires = parts.overOsdp
      ? await osdpWires(site, parts.doors, context, say)
      : ownWires(site, parts.doors, context);
    const members = () => crowdOf(parts.list(), parts.passKeys, phones, parts.clock);
    const crowd = { site, members, scheduler, random: seededRandom(11), walksPerMinute };
    const ended = Promise.all([
      ...wires.lines.map((line) => followLine(line, wires.doors, stop.signal, say)),
      walksPerMinute > 0 ? runDemoCrowd(crowd, stop.signal) : undefined,
    ]);
    ended.catch((error: unknown) => say(String(error)));
    const end = async () => {
      stop.abort();
      await ended.catch(() => {});
      await wires.close();
    };
    return { shape, site, lines: wires.lines, reported: wires.reported, stop: end };
  };

  const follow = async (): Promise<void> => {
    const plans = plansOf(parts.list());
    const shape = JSON.stringify(plans);
    if (running?.shape === shape) return;
    await running?.stop();
    running = plans.length > 0 ? await begin(shape) : undefined;
  };

  const followList = (): Promise<void> => {
    following = following.then(follow);
    return following;
  };

  void followList();
  return {
    site: () => running?.site,
    all: () => running?.lines ?? [],
    lineOf: (readerId) =>
      running?.lines.find((line) => line.health().readers.some((reader) => reader.readerId === readerId)),
    reported: () => running?.reported ?? [],
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
