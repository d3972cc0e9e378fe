import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { until } from "../waits/until.ts";

/** A whole Gatehouse in a process of its own, known to the test by its addresses only. */
export type Gatehouse = {
  readonly url: string;
  readonly dataDir: string;
  readonly port: number;
  /** Everything it has printed so far. */
  readonly output: () => string;
  /** The printed sign-in link of a role; each works once, the newest start's is given. */
  readonly link: (role: "owner" | "admin" | "desk") => string;
  readonly pid: number;
  /** Ends it as a signal would; resolves when the process is gone. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>;
  /** Starts it again on the same data folder and port. */
  readonly restart: () => Promise<void>;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
};

const root = path.resolve(import.meta.dirname, "../../../..");

/** Starts the server with the demo on a free port and a fresh data folder, and waits until it is ready. */
export async function runGatehouse(
  options: { args?: readonly string[]; env?: Record<string, string>; readyWithinMs?: number } = {},
): Promise<Gatehouse> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "gatehouse-e2e-"));
  chmodSync(dataDir, 0o711);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let output = "";
  let child: ChildProcess | undefined;

  const start = async () => {
    const from = output.length;
    child = spawn(process.execPath, ["apps/server/src/main.ts", ...(options.args ?? [])], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        NODE_ENV: "production",
        DATA_DIR: dataDir,
        PORT: String(port),
        LOG_LEVEL: "warn",
        ...options.env,
      },
    });
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    const running = child;
    await until(
      "Gatehouse says it is ready",
      () => {
        if (running.exitCode !== null)
          throw new Error(`Gatehouse ended with ${running.exitCode}:\n${output}`);
        return /is ready at http/.test(output.slice(from));
      },
      options.readyWithinMs ?? 60_000,
    );
  };
  const stop = async (signal: NodeJS.Signals = "SIGTERM") => {
    const running = child;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise<void>((done) => void running.once("exit", () => done()));
    running.kill(signal);
    await gone;
  };
  await start();
  return {
    url,
    dataDir,
    port,
    output: () => output,
    link: (role) =>
      output
        .match(new RegExp(`^\\s+${role}\\s+(\\S+)$`, "gm"))
        ?.at(-1)
        ?.trim()
        .split(/\s+/)[1] ?? "",
    get pid() {
      return child?.pid ?? 0;
    },
    stop,
    restart: async () => {
      await stop();
      await start();
    },
    [Symbol.asyncDispose]: async () => {
      await stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Below the ports a system hands out to whoever asks for any: nobody gets one of these by chance before it is used. */
const [lowestPort, ports] = [20_000, 12_000];

/** A TCP port nobody listens on right now. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = lowestPort + Math.floor(Math.random() * ports);
    const probe = net.createServer();
    const isFree = await new Promise<boolean>((done) => {
      probe.once("error", () => done(false));
      probe.listen(port, "127.0.0.1", () => done(true));
    });
    if (!isFree) continue;
    await new Promise((done) => probe.close(done));
    return port;
  }
}

/** What a server has logged as an error so far, one line each. */
export const errorsOf = (gate: Gatehouse): string[] =>
  gate
    .output()
    .split("\n")
    .filter((line) => /"level":[56]0/.test(line));
