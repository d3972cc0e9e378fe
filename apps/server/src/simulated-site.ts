import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { renewPairing } from "@gatehouse/services/bridges/renew-pairing";
import type { Db } from "@gatehouse/services/connection";
import { demoSites } from "../../../prisma/seed/demo-site.ts";
import type { Demo } from "../../../prisma/seed/seed-demo.ts";
import type { Config } from "./config.ts";

/** Walks a minute of the people of the simulated site. */
const crowd = 14;
const program = path.resolve(import.meta.dirname, "../../bridge/src/main.ts");

/**
 * Runs the bridge of the demo's first site as a process of its own, exactly as it would stand beside real doors, and
 * pairs it when it has no identity yet. Answers what ends it.
 */
export async function runSimulatedSite(
  config: Config,
  db: Db,
  ownOrigin: string,
  demo: Demo,
): Promise<() => Promise<void>> {
  const { projectId } = demo;
  const site = await db.client.site.findFirst({
    where: { projectId, name: demoSites[0]?.name ?? "" },
    include: { bridges: true },
  });
  const bridge = site?.bridges[0];
  if (!bridge) return async () => {};
  const folder = path.join(config.dataDir, "simulated-site");
  const isPaired = bridge.state !== "unpaired" && existsSync(folder);
  const actor = { kind: "system", projectId, name: "demo" } as const;
  const code = isPaired ? undefined : (await renewPairing(db, actor, { bridgeId: bridge.id })).code;
  const args = [
    "--server",
    ownOrigin,
    "--data",
    folder,
    "--simulate",
    ...(config.osdp ? ["--osdp"] : []),
    "--crowd",
    String(crowd),
  ];
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ["pipe", "ignore", "inherit"],
    env: {
      ...process.env,
      BRIDGE_ENDS_WITH_STDIN: "1",
      ...(code === undefined ? {} : { BRIDGE_PAIRING_CODE: code }),
    },
  });
  return () =>
    new Promise((done) => {
      if (child.exitCode !== null || child.signalCode !== null) return done();
      child.once("exit", () => done());
      child.kill("SIGTERM");
    });
}
