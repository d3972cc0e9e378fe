import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { until } from "../waits/until.ts";

const root = path.resolve(import.meta.dirname, "../../../..");

/** Simulated OSDP readers behind one TCP port, in a process of their own. */
export type ReaderProcess = AsyncDisposable & {
  readonly port: number;
  /** Does something before the readers, as a person at the program's keyboard would. */
  readonly type: (line: string) => void;
  /** Resolves when a panel has dialled them. */
  readonly dialled: () => Promise<unknown>;
};

/** How the readers of a line are started; without a key they were never keyed. */
export type ReaderLineOptions = { readonly addresses: string; readonly key?: string; readonly port?: number };

/** Starts readers and waits until they can be dialled. */
export async function runReaders({ addresses, key, port = 0 }: ReaderLineOptions): Promise<ReaderProcess> {
  const keyed = key === undefined ? [] : ["--scbk", key];
  const program = "packages/reader/src/programs/reader-sim.ts";
  const child = startNode([
    program,
    "--tcp",
    String(port),
    "--addr",
    addresses,
    ...keyed,
    "--ends-with-input",
  ]);
  const told = () => /"listening".*"port":(\d+)\D/.exec(child.output())?.[1];
  const dialled = () =>
    until("a panel dials the readers", () => /"panel-connected"/.test(child.output()), 30_000);
  return { ...child, dialled, port: Number(await until("the readers listen", told, 30_000)) };
}

/** Starts a bridge that is not yet paired with lines of its own, and waits until it runs. Its folder goes with it. */
export async function runWiredBridge(
  server: string,
  code: string,
  lines: readonly object[],
): Promise<AsyncDisposable> {
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-bridge-"));
  const config = path.join(folder, "bridge.json");
  writeFileSync(config, JSON.stringify({ lines }), { mode: 0o600 });
  const args = ["apps/bridge/src/main.ts", "--server", server, "--data", folder, "--config", config];
  const child = startNode(args, {
    env: { ...process.env, BRIDGE_PAIRING_CODE: code, BRIDGE_ENDS_WITH_STDIN: "1" },
  });
  await until("the bridge runs", () => /is running/.test(child.output()), 30_000);
  return {
    [Symbol.asyncDispose]: async () => {
      await child[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type NodeProcess = AsyncDisposable & { readonly output: () => string; readonly type: (line: string) => void };

function startNode(args: readonly string[], options: SpawnOptions = {}): NodeProcess {
  const child: ChildProcess = spawn(process.execPath, [...args], {
    ...{ cwd: root, stdio: ["pipe", "pipe", "inherit"] },
    ...options,
  });
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  return {
    output: () => output,
    type: (line) => void child.stdin?.write(`${line}\n`),
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise<void>((done) => void child.once("exit", () => done()));
      child.kill("SIGTERM");
      await gone;
    },
  };
}
