import type { Db } from "@gatehouse/services/connection";
import { makePrintedLink } from "@gatehouse/services/sign-in/make-printed-link";
import { findDemo, isEmpty, seedDemo } from "../../../prisma/seed/seed-demo.ts";
import type { Config } from "./config.ts";
import { runSimulatedSite } from "./simulated-site.ts";

/**
 * Loads the demo into an empty database, starts its simulated site and prints a sign-in link for each role. The links go
 * to the terminal only: whoever reads a log must not be able to sign in. Answers what ends the simulated site.
 */
export async function openDemo(
  config: Config,
  db: Db,
  ownOrigin: string,
  say: (text: string) => void,
): Promise<() => Promise<void>> {
  if (await isEmpty(db)) {
    say("loading the demo project");
    await seedDemo(db);
  }
  const demo = await findDemo(db);
  if (!demo) return async () => {};
  const stopSite = await runSimulatedSite(config, db, ownOrigin, demo);
  const lines = await Promise.all(
    Object.entries(demo.admins).map(async ([role, adminId]) => {
      const path = await makePrintedLink(db, adminId);
      return `  ${role.padEnd(6)} ${new URL(path, config.publicUrl).href}`;
    }),
  );
  console.log(`\nSign in as (each link works once):\n${lines.join("\n")}\n`);
  return stopSite;
}
