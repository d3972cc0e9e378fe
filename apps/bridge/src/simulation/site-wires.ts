import type { ReportedReader } from "@gatehouse/contracts/bridge/reported-lines";
import { createLine, type LineContext } from "@gatehouse/reader/drivers/registry";
import type { SimulatedSite } from "@gatehouse/reader/drivers/site-simulator/simulated-site";
import { wireSite } from "@gatehouse/reader/drivers/site-simulator/wired-site";
import type { ReaderLine } from "@gatehouse/reader/supervisor/supervise-line";
import type { SiteDoors } from "../doors/site-doors.ts";
import { profileWords } from "../lines/profile-words.ts";

/** How a simulated site is reached: inside this process, or over real lines. */
export type SiteWires = {
  readonly lines: readonly ReaderLine[];
  readonly reported: readonly ReportedReader[];
  /** The doors as the lines must be followed with: a read that was dealt with is told to whoever showed it. */
  readonly doors: SiteDoors;
  readonly close: () => Promise<void>;
};

/** Nobody stands before a reader longer than this for an answer. */
const answerMs = 10_000;

/** The site in this process. */
export function ownWires(site: SimulatedSite, doors: SiteDoors, context: LineContext): SiteWires {
  const reported = site.readerIds.map((readerId): ReportedReader => {
    const drivesLock = site.doorPlans.some(({ inReaderId }) => inReaderId === readerId);
    const wire = { security: null, address: null, canTrace: false, profile: "Cards and QR codes" };
    return { readerId, lineId: context.lineId, protocol: "simulated", drivesLock, ...wire };
  });
  return { lines: [createLine("site-simulator", { site }, context)], reported, doors, close: async () => {} };
}

/** The same site behind OSDP readers at TCP ports of the loopback, processes of their own that are dialled like any other. */
export async function osdpWires(
  site: SimulatedSite,
  doors: SiteDoors,
  context: LineContext,
  say: (text: string) => void,
): Promise<SiteWires> {
  const waiting = new Map<string, ((isDealtWith: boolean) => void)[]>();
  const { scheduler } = context;
  const onRead = (readerId: string): Promise<boolean> => {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const cancel = scheduler.after(answerMs, () => resolve(false));
    waiting.set(readerId, [...(waiting.get(readerId) ?? []), resolve]);
    return promise.finally(cancel);
  };
  const wired = await wireSite({ site, onRead });
  for (const { pid, port } of wired.programs) say(`simulated readers wait at port ${port}, process ${pid}`);
  const lineId = (index: number) => `${context.lineId} ${index + 1}`;
  return {
    lines: wired.lines.map((config, index) =>
      createLine("osdp", config, { ...context, lineId: lineId(index) }),
    ),
    reported: wired.lines.flatMap(({ readers }, index) =>
      readers.map(({ readerId, address, security, profile, lockOutput }) => ({
        ...{ readerId, lineId: lineId(index), protocol: "osdp" as const, address, security },
        ...{ profile: profileWords(profile), drivesLock: lockOutput !== null, canTrace: true },
      })),
    ),
    doors: {
      ...doors,
      observe: async (observation, line) => {
        await doors.observe(observation, line);
        if (observation.kind === "credential-read") waiting.get(observation.readerId)?.shift()?.(true);
      },
    },
    close: async () => wired[Symbol.asyncDispose](),
  };
}
