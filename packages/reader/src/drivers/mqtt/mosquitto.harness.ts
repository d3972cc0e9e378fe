import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

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

/** Starts Debian's mosquitto on a free port; `settings` are lines of its configuration file. */
export async function startMosquitto(
  settings: readonly string[] = ["allow_anonymous true"],
): Promise<Mosquitto> {
  const program = known.find((file) => file !== "" && existsSync(file));
  if (program === undefined) throw new Error("these tests need mosquitto: install it, or set MOSQUITTO_PATH");
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-mosquitto-"));
  const port = await freePort();
  const [config, log] = [path.join(folder, "mosquitto.conf"), path.join(folder, "mosquitto.log")];
  const lines = [
    ...[`listener ${port} 127.0.0.1`, "user root", `log_dest file ${log}`, "log_type all"],
    // Every change is on the disk before the next loop, so that a kill takes no more with it than a real one would.
    ...[
      "persistence true",
      `persistence_location ${folder}/`,
      "autosave_on_changes true",
      "autosave_interval 1",
    ],
    ...settings.map((line) => line.replaceAll("FOLDER", folder)),
  ];
  writeFileSync(config, `${lines.join("\n")}\n`);
  let ended = async () => {};

  const start = async () => {
    const child = spawn(program, ["-c", config], { stdio: "ignore" });
    const exit = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    ended = async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
      await exit;
    };
    while (!(await answers(port))) {
      if (child.exitCode !== null) throw new Error(`mosquitto ended: ${readFileSync(log, "utf8")}`);
    }
  };
  await start();
  return {
    ...{ port, folder, start },
    log: () => readFileSync(log, "utf8"),
    kill: () => ended(),
    async [Symbol.asyncDispose]() {
      await ended();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until the log says something. @throws when it does not within ten seconds */
export async function logged(broker: Mosquitto, pattern: RegExp): Promise<void> {
  const endMs = performance.now() + 10_000;
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

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** Whether somebody listens; a refusal comes after a few milliseconds, so asking in a loop is a wait. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => setTimeout(() => resolve(false), 20));
  });
}
