import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { until } from "../waits/until.ts";

/** A bridge with simulated doors, in a process of its own. */
export type SimulatedBridge = {
  readonly output: () => string;
  /** Holds something against a reader and answers what the bridge said of it. */
  readonly present: (readerId: string, thing: string) => Promise<string>;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
};

const root = path.resolve(import.meta.dirname, "../../../..");

/** Starts a bridge that is not yet paired and waits until it runs. */
export async function runSimulatedBridge(server: string, code: string): Promise<SimulatedBridge> {
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-bridge-"));
  const args = ["apps/bridge/src/main.ts", "--server", server, "--data", folder, "--simulate"];
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, BRIDGE_PAIRING_CODE: code },
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  await until("the bridge runs", () => /is running/.test(output), 30_000);
  return {
    output: () => output,
    present: async (readerId, thing) => {
      const from = output.length;
      child.stdin.write(`present ${readerId} ${thing}\n`);
      const said = new RegExp(`${readerId} (.+)\\n`);
      return until("the door has decided", () => said.exec(output.slice(from))?.[1]);
    },
    [Symbol.asyncDispose]: async () => {
      const gone = new Promise<void>((done) => void child.once("exit", () => done()));
      child.kill("SIGTERM");
      if (child.exitCode === null) await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
