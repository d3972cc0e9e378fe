import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "@gatehouse/testing/servers/run-gatehouse";

const known = [process.env.MOSQUITTO_PATH ?? "", "/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto"];

/** A real broker with a folder of its own, which can be killed and started again on its port with what it kept. */
export type Mosquitto = AsyncDisposable & {
  readonly port: number;
  readonly folder: string;
  /** What the broker wrote into its log, all runs. */
  readonly log: () => string;
  /** Ends it at once by its process id, as a power cut would. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
};

/** For a broker that is killed: every change is on the disk before its next loop, so that it loses no more than a power cut would. */
export const keptAtOnce = [
  ...["persistence true", "persistence_location FOLDER/"],
  ...["autosave_on_changes true", "autosave_interval 1"],
];

/** Starts Debian's mosquitto on a free port; `settings` are lines of its configuration file. */
export async function startMosquitto(
  settings: readonly string[] = ["allow_anonymous true"],
): Promise<Mosquitto> {
  const program = known.find((file) => file !== "" && existsSync(file));
  if (program === undefined) throw new Error("these tests need mosquitto: install it, or set MOSQUITTO_PATH");
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-mosquitto-"));
  const [config, log] = [path.join(folder, "mosquitto.conf"), path.join(folder, "mosquitto.log")];
  const logText = () => (existsSync(log) ? readFileSync(log, "utf8") : "");
  let ended = async () => {};

  /** Says how it went: a port that was free may be somebody else's by the time the broker asks for it. */
  const begin = async (): Promise<"running" | "ended"> => {
    const from = logText().length;
    const child = spawn(program, ["-c", config], { stdio: "ignore" });
    const exit = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    ended = async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
      await exit;
    };
    while (!/mosquitto version \S+ running/.test(logText().slice(from))) {
      if (child.exitCode !== null || child.signalCode !== null) return "ended";
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return "running";
  };
  const start = async () => {
    if ((await begin()) === "ended") throw new Error(`mosquitto ended: ${logText()}`);
  };
  const beginAt = async (port: number) => {
    const lines = [
      ...[`listener ${port} 127.0.0.1`, "user root", `log_dest file ${log}`, "log_type all"],
      ...settings.map((line) => line.replaceAll("FOLDER", folder)),
    ];
    writeFileSync(config, `${lines.join("\n")}\n`);
    return begin();
  };
  let port = await freePort();
  while ((await beginAt(port)) === "ended") {
    if (!/Address already in use\s*$/.test(logText())) throw new Error(`mosquitto ended: ${logText()}`);
    port = await freePort();
  }
  return {
    ...{ port, folder, start },
    log: logText,
    kill: () => ended(),
    async [Symbol.asyncDispose]() {
      await ended();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until the log says something. @throws when it does not within half a minute */
export async function logged(broker: Mosquitto, pattern: RegExp): Promise<void> {
  const endMs = performance.now() + 30_000;
  while (!pattern.test(broker.log())) {
    if (performance.now() > endMs) throw new Error(`the broker never said ${pattern}: ${broker.log()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A way to a port that can be cut like a cable. */
export type Cable = AsyncDisposable & { readonly port: number; readonly cut: () => void };

/** Lays a cable to a port of this machine. */
export async function layCable(to: number): Promise<Cable> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(to, "127.0.0.1");
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    cut,
    [Symbol.asyncDispose]: async () => {
      cut();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
