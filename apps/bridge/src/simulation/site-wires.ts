import { createLine, type LineContext } from "@gatehouse/reader/drivers/registry";
import type { SimulatedSite } from "@gatehouse/reader/drivers/site-simulator/simulated-site";
import { wireSite } from "@gatehouse/reader/drivers/site-simulator/wired-site";
import type { ReaderLine } from "@gatehouse/reader/supervisor/supervise-line";
import type { SiteDoors } from "../doors/site-doors.ts";

/** How a simulated site is reached: inside this process, or over real lines. */
export type SiteWires = {
  readonly lines: readonly ReaderLine[];
  /** The doors as the lines must be followed with: a read that was dealt with is told to whoever showed it. */
  readonly doors: SiteDoors;
  readonly close: () => Promise<void>;
};

/** Nobody stands before a reader longer than this for an answer. */
const answerMs = 10_000;

/** The site in this process. */
export function ownWires(site: SimulatedSite, doors: SiteDoors, context: LineContext): SiteWires {
  return { lines: [createLine("site-simulator", { site }, context)], doors, close: async () => {} };
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
  return {
    lines: wired.lines.map((config, index) =>
      createLine("osdp", config, { ...context, lineId: `${context.lineId} ${index + 1}` }),
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
