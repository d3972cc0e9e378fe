import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { startEmbedded } from "@gatehouse/db/postgres/embedded";
import type { Figure } from "@gatehouse/testing/benchmarks/figure";
import { Histogram } from "@gatehouse/testing/benchmarks/histogram";
import { until } from "@gatehouse/testing/waits/until";
import { openLargeSite } from "./live/large-site.ts";

const [rows, quietBlocks, betweenMs] = [100_000, 200, 50];

type Run = {
  state: string;
  progress: { phase: string } | null;
  plan: { hash: string; removals: number; guard: string } | null;
};

type Times = { readonly held: Histogram; readonly shown: Histogram };
const newTimes = (): Times => ({ held: new Histogram(), shown: new Histogram() });

/**
 * Blocks while 100,000 rows are applied and the bridge is given its new list, until the door's bridge has them on its disk and
 * until an admin's page says so; the same site at rest beside it.
 */
export async function blocksDuringImport(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-bench-"));
  chmodSync(folder, 0o711);
  const postgres = await startEmbedded(folder, ["max_wal_size=4GB"]);
  try {
    const site = await openLargeSite(postgres.url("postgres"), rows);
    const of = (remainder: number) => site.people.filter((_, nth) => nth % 10 === remainder);
    // One in ten goes, one in ten is renamed, the rest stays; those who are blocked before the rows are held must stay.
    const [renamed, staying, resting] = [of(1), of(2), of(3)];
    const block = async (times: Times, userId: string) => {
      const { heldMs, shownMs } = await site.block(userId);
      times.held.add(heldMs);
      times.shown.add(shownMs);
      await delay(betweenMs);
    };
    const quiet = newTimes();
    for (const { id } of resting.slice(0, quietBlocks)) await block(quiet, id);
    const lines = site.people.flatMap(({ firstName, lastName, email, idNumber }, nth) =>
      nth % 10 === 0
        ? []
        : [[firstName, nth % 10 === 1 ? `${lastName}x` : lastName, email, idNumber].join(",")],
    );
    const importId = await site.bring(lines);
    const show = () => site.call<Run>("query", "imports.show", { importId });
    const plan = await until(
      "the plan is there",
      async () => {
        const run = await show();
        return run.state === "ready" ? run.plan : null;
      },
      300_000,
    );
    const removals = plan.guard === "free" ? null : plan.removals;
    await site.call("mutation", "imports.agree", { importId, planHash: plan.hash, removals });
    const versionBefore = site.listVersion();
    const during = newTimes();
    const doors = monitorEventLoopDelay({ resolution: 5 });
    doors.enable();
    let isHeld = false;
    let state = "applying";
    const watching = (async () => {
      while (state === "applying") {
        const run = await show();
        isHeld ||= ["remove", "change", "record"].includes(run.progress?.phase ?? "");
        state = run.state;
        await delay(200);
      }
    })();
    const isBridgeBehind = () => site.listVersion() < versionBefore + rows / 10;
    for (let nth = 0; state === "applying" || isBridgeBehind(); nth += 1) {
      const person = (isHeld && nth % 2 === 0 ? renamed : staying)[nth];
      if (!person) break;
      await block(during, person.id);
    }
    doors.disable();
    await watching;
    if (state !== "done") throw new Error(`the import ended as ${state}`);
    await site.close();
    return figuresOf(during, quiet, doors.max / 1_000_000);
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function figuresOf(during: Times, quiet: Times, longestMs: number): Figure[] {
  const figure = (of: keyof Times, share: number) => ({
    unit: "ms",
    value: during[of].quantile(share),
    baselineName: "at rest",
    baseline: quiet[of].quantile(share),
  });
  const none = { baselineName: "none", baseline: 0 };
  return [
    { name: "block → on the bridge's disk, p50", ...figure("held", 0.5) },
    { name: "block → on the bridge's disk, p99", ...figure("held", 0.99), aim: { of: "value", limit: 300 } },
    { name: "block → acknowledged on a screen, p50", ...figure("shown", 0.5) },
    { name: "block → acknowledged on a screen, p99", ...figure("shown", 0.99) },
    { name: "blocks meanwhile", unit: "", value: during.held.total, ...none },
    { name: "longest the bridge's doors waited", unit: "ms", value: longestMs, ...none },
  ];
}
