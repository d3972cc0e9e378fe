import { type ChildProcessByStdio, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { ReaderError } from "../../errors/reader-error.ts";
import { hexOf } from "../osdp/bytes.ts";
import type { OutputControl } from "../osdp/messages/outputs.ts";

/** `gatehouse-reader-sim`, running as a process of its own. */
export type ReaderProgram = AsyncDisposable & {
  readonly pid: number;
  readonly port: number;
  /** Does something before the readers, as a person at its keyboard would; nothing when it has ended. */
  readonly type: (line: string) => void;
};

/** How the program is started. */
export type ReaderProgramParts = {
  readonly addresses: readonly number[];
  /** One for each address. */
  readonly keys: readonly Uint8Array[];
  /** A panel moved the outputs of a reader. */
  readonly onOutputs: (address: number, controls: readonly OutputControl[]) => void;
};

type Told =
  | { readonly event: "listening"; readonly port: number }
  | {
      readonly event: "command";
      readonly address: number;
      readonly command: { readonly kind: string; readonly controls: readonly OutputControl[] };
    }
  | { readonly event: "other" };

const program = new URL("../../programs/reader-sim.ts", import.meta.url).pathname;
/** Time to close its port by itself; after that it is ended. */
const partingMs = 2_000;

/**
 * Starts readers that wait for a panel at a port of the loopback; they end with this process, however that ends. The keys
 * go through the environment: a command line can be read by everybody on the machine.
 * @throws {ReaderError} `link.unavailable` when the program ends before it waits
 */
export async function startReaderProgram(parts: ReaderProgramParts): Promise<ReaderProgram> {
  const args = [program, "--tcp", "0", "--addr", parts.addresses.join(","), "--ends-with-input"];
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(process.execPath, args, {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, OSDP_SCBK: parts.keys.map(hexOf).join(",") },
  });
  // Whoever types at a program that has just ended is not heard, which is all there is to it.
  child.stdin.on("error", () => {});
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const listening = Promise.withResolvers<number>();
  child.once("error", (error) => listening.reject(new ReaderError("link.unavailable", "reader-sim", error)));
  createInterface({ input: child.stdout }).on("line", (line) => {
    const told = toldBy(line);
    if (told.event === "listening") listening.resolve(told.port);
    if (told.event === "command" && told.command.kind === "outputs")
      parts.onOutputs(told.address, told.command.controls);
  });
  void ended.then(() =>
    listening.reject(new ReaderError("link.unavailable", "reader-sim ended before it waited")),
  );
  const port = await listening.promise;
  return {
    ...{ pid: child.pid ?? 0, port },
    type: (line) => void (child.stdin.writable && child.stdin.write(`${line}\n`)),
    [Symbol.asyncDispose]: async () => {
      child.stdin.end();
      const late = setTimeout(() => child.kill("SIGKILL"), partingMs);
      await ended;
      clearTimeout(late);
    },
  };
}

/** What the program said; its lines come from this package and are taken as they are. */
function toldBy(line: string): Told {
  const told: Told = JSON.parse(line);
  return told.event === "listening" || told.event === "command" ? told : { event: "other" };
}
