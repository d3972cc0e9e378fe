import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { DeskPlan } from "./target.ts";

/** What the desks saw since they were told to begin: samples, and how old events were when they arrived, in ms. */
export type DeskReport = { readonly total: number; readonly p50: number; readonly p99: number };

/** The desks of one target, in a process of their own. */
export type Desks = {
  readonly begin: () => Promise<void>;
  readonly report: () => Promise<DeskReport>;
  readonly close: () => Promise<void>;
};

/** Opens a page at every desk and waits until each of them is live. */
export async function openDesks(plan: DeskPlan): Promise<Desks> {
  const child = fork(path.join(import.meta.dirname, "desks.program.ts"));
  const ask = async (order: object): Promise<unknown> => {
    child.send(order);
    const [answer] = await once(child, "message");
    return answer;
  };
  await ask({ connect: plan });
  return {
    begin: async () => void (await ask({ reset: true })),
    report: async () => (await ask({ report: true })) as DeskReport,
    close: async () => {
      const gone = once(child, "exit");
      child.disconnect();
      await gone;
    },
  };
}
