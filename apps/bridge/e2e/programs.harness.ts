import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { until } from "@gatehouse/testing/waits/until";

/** Whatever a program has told its parent; later words overwrite earlier ones of the same name. */
export type Told = Record<string, unknown>;

/** A program that is started, killed and started again. */
export type Program = {
  /** What it has told since it was started last. */
  readonly told: () => Told;
  readonly pid: () => number;
  readonly send: (message: object) => void;
  readonly onTold: (listener: (message: Told) => void) => void;
  readonly start: (env?: Record<string, string>) => Promise<void>;
  /** Ends it without warning; resolves when it is gone. */
  readonly kill: () => Promise<void>;
};

/** A program of this folder; `args` are asked for at every start. */
export function program(
  file: string,
  args: () => readonly string[],
  isReady: (told: Told) => boolean,
): Program {
  let child: ChildProcess | undefined;
  let told: Told = {};
  let listener: (message: Told) => void = () => {};
  return {
    told: () => told,
    pid: () => child?.pid ?? 0,
    send: (message) => {
      if (child?.connected) child.send(message, () => {});
    },
    onTold: (heard) => {
      listener = heard;
    },
    start: async (env = {}) => {
      told = {};
      const started = fork(path.join(import.meta.dirname, file), args(), {
        env: { ...process.env, ...env },
        stdio: ["ignore", "ignore", "inherit", "ipc"],
      });
      child = started;
      started.on("message", (message: Told) => {
        if (child !== started) return;
        Object.assign(told, message);
        listener(message);
      });
      started.on("error", () => {});
      await until(`${file} is ready`, () => isReady(told), 30_000);
    },
    kill: async () => {
      const ending = child;
      if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
      const gone = new Promise<void>((done) => void ending.once("exit", () => done()));
      ending.kill("SIGKILL");
      await gone;
    },
  };
}
