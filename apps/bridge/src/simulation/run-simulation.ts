import type { PresentedThing } from "@gatehouse/contracts/bridge/bridge-command";
import type { AccessList } from "@gatehouse/domain/access/access-list";
import { createLine } from "@gatehouse/reader/drivers/registry";
import { type CrowdMember, runDemoCrowd } from "@gatehouse/reader/drivers/site-simulator/demo-crowd";
import type { SimulatedSite } from "@gatehouse/reader/drivers/site-simulator/simulated-site";
import type { LineDiagnostic } from "@gatehouse/reader/reader-driver";
import type { Scheduler } from "@gatehouse/reader/supervisor/scheduler";
import { seededRandom } from "@gatehouse/reader/supervisor/seeded-random";
import type { ReaderLine } from "@gatehouse/reader/supervisor/supervise-line";
import type { ServerClock } from "../clock/server-clock.ts";
import type { PassKeyStore } from "../credentials/pass-keys.ts";
import type { SiteDoors } from "../doors/site-doors.ts";
import { crowdOf } from "./crowd-of.ts";
import { plansOf, simulateSite } from "./simulated-lines.ts";
import { makeSimulatedPhones } from "./simulated-phones.ts";

/** Doors that exist in this process, and the people before them. */
export type Simulation = {
  readonly line: ReaderLine | undefined;
  /** Holds something against a reader; resolves when it has been judged and journalled. False: no such reader, or nothing to show. */
  readonly present: (readerId: string, thing: PresentedThing) => Promise<boolean>;
  /** Builds the site anew when the list names other doors or readers. */
  readonly followList: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type SimulationParts = {
  readonly list: () => AccessList;
  readonly passKeys: PassKeyStore;
  readonly projectId: () => string;
  readonly clock: ServerClock;
  readonly doors: SiteDoors;
  readonly walksPerMinute: number;
  readonly scheduler: Scheduler;
  readonly say: (text: string) => void;
};

type Running = {
  readonly shape: string;
  readonly site: SimulatedSite;
  readonly line: ReaderLine;
  readonly stop: () => Promise<void>;
};

/** Runs the simulated site of whatever doors the list names. */
export function runSimulation(parts: SimulationParts): Simulation {
  const phones = makeSimulatedPhones(parts.list, parts.passKeys, parts.projectId);
  let running: Running | undefined;
  let following: Promise<void> = Promise.resolve();

  const follow = async (): Promise<void> => {
    const plans = plansOf(parts.list());
    const shape = JSON.stringify(plans);
    if (running?.shape === shape) return;
    await running?.stop();
    running = plans.length > 0 ? begin(shape) : undefined;
  };

  const begin = (shape: string): Running => {
    const { scheduler, say } = parts;
    const site = simulateSite(plansOf(parts.list()), scheduler);
    const stop = new AbortController();
    const context = {
      lineId: "simulated",
      scheduler,
      random: seededRandom(7),
      report: ({ lineId, cause, count }: LineDiagnostic) => say(`${lineId}: ${cause} (${count})`),
    };
    const line = createLine("site-simulator", { site }, context);
    const ended = Promise.all([consume(line, parts.doors, stop.signal), crowd(site, stop.signal)]).catch(
      (error: unknown) => say(String(error)),
    );
    return {
      shape,
      site,
      line,
      stop: async () => {
        stop.abort();
        await ended;
      },
    };
  };

  const crowd = async (site: SimulatedSite, signal: AbortSignal): Promise<void> => {
    if (parts.walksPerMinute === 0) return;
    const { scheduler, walksPerMinute } = parts;
    await runDemoCrowd({ site, members, scheduler, random: seededRandom(11), walksPerMinute }, signal);
  };

  const members = (): readonly CrowdMember[] => crowdOf(parts.list(), parts.passKeys, phones, parts.clock);

  following = follow();
  return {
    get line() {
      return running?.line;
    },
    present: async (readerId, thing) => {
      const credential = phones.show(thing, parts.clock.now());
      if (credential === null || !running?.site.readerIds.includes(readerId)) return false;
      return running.site.present({ readerId, credential }).acknowledged;
    },
    followList: () => {
      following = following.then(follow);
      return following;
    },
    stop: async () => {
      await following;
      await running?.stop();
    },
  };
}

async function consume(line: ReaderLine, doors: SiteDoors, signal: AbortSignal): Promise<void> {
  for await (const observation of line.observations(signal)) {
    if ("readerId" in observation) await doors.observe(observation, line);
    else if (observation.kind === "line-up") await doors.followList();
  }
}
