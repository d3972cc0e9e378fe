import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openDb } from "@gatehouse/db/client";
import { applyMigrations } from "@gatehouse/db/migrations/apply-migrations";
import { startEmbedded } from "@gatehouse/db/postgres/embedded";
import { type Figure, median } from "@gatehouse/testing/benchmarks/figure";
import { sameDistribution } from "@gatehouse/testing/benchmarks/same-distribution";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { authOf, openBrowser } from "../src/sign-in/browser.fixture.ts";

const requests = 1_000;
/** Each address may ask twenty times an hour. */
const perAddress = 10;

/** Whether the time a sign-in request takes tells a known address from an unknown one: a thousand of each, in turns. */
export async function whoHasAnAccount(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-bench-"));
  chmodSync(folder, 0o711);
  const postgres = await startEmbedded(folder);
  const db = openDb(postgres.url("postgres"), { secretKey: new Uint8Array(32).fill(7) });
  try {
    await applyMigrations(postgres.url("postgres"));
    const auth = authOf(db);
    const projectId = await givenProject(db);
    const times = { known: [] as number[], unknown: [] as number[] };
    const ask = async (email: string): Promise<number> => {
      const begun = performance.now();
      await auth.requestSignIn(openBrowser(db), email);
      return performance.now() - begun;
    };
    for (let nth = -50; nth < requests / perAddress; nth += 1) {
      const { adminId } = await givenAdmin(db, projectId);
      for (let turn = 0; turn < perAddress; turn += 1) {
        const pair = [await ask(`${adminId}@example.org`), await ask(`${adminId}@example.com`)] as const;
        // The first rounds are thrown away: nothing is warm yet.
        if (nth < 0) continue;
        times.known.push(pair[0]);
        times.unknown.push(pair[1]);
      }
    }
    const sides = { value: median(times.known), baselineName: "unknown", baseline: median(times.unknown) };
    const none = { baselineName: "none", baseline: 1 };
    return [
      { name: "sign-in asked for a known address, median", unit: "ms", ...sides },
      {
        name: "difference of the medians",
        unit: "ms",
        value: Math.abs(sides.value - sides.baseline),
        ...none,
        aim: { of: "value", limit: 5 },
      },
      {
        name: "both times come from one distribution (KS)",
        unit: "p",
        value: sameDistribution(times.known, times.unknown),
        ...none,
        aim: { of: "value", limit: 0.01, atLeast: true },
      },
    ];
  } finally {
    await db.close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
