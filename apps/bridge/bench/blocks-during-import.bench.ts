import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
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

/** Blocks while 100,000 rows are applied, until the door's bridge has them on its disk; the same site at rest beside it. */
export async function blocksDuringImport(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-bench-"));
  chmodSync(folder, 0o711);
  const postgres = await startEmbedded(folder, ["max_wal_size=4GB"]);
  try {
    const site = await openLargeSite(postgres.url("postgres"), rows);
    const of = (remainder: number) => site.people.filter((_, nth) => nth % 10 === remainder);
    // One in ten goes, one in ten is renamed, the rest stays; those who are blocked before the rows are held must stay.
    const [renamed, staying, resting] = [of(1), of(2), of(3)];
    const quiet = new Histogram();
    for (const { id } of resting.slice(0, quietBlocks)) {
      quiet.add(await site.block(id));
      await delay(betweenMs);
    }
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
    const during = new Histogram();
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
    for (let nth = 0; state === "applying"; nth += 1) {
      const person = (isHeld && nth % 2 === 0 ? renamed : staying)[nth];
      if (!person) break;
      during.add(await site.block(person.id));
      await delay(betweenMs);
    }
    await watching;
    if (state !== "done") throw new Error(`the import ended as ${state}`);
    await site.close();
    return figuresOf(during, quiet);
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function figuresOf(during: Histogram, quiet: Histogram): Figure[] {
  const figure = (share: number) => ({
    unit: "ms",
    value: during.quantile(share),
    baselineName: "at rest",
    baseline: quiet.quantile(share),
  });
  return [
    { name: "block → acknowledged during an import, p50", ...figure(0.5) },
    {
      name: "block → acknowledged during an import, p99",
      ...figure(0.99),
      aim: { of: "value", limit: 300 },
    },
    { name: "blocks during the import", unit: "", value: during.total, baselineName: "none", baseline: 0 },
  ];
}
