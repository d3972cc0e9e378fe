import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { ReaderError } from "../errors/reader-error.ts";
import type { ByteLink } from "./byte-transport.ts";

/** Two ends of a serial line without hardware: a device file to open as a port, and a link that is its far end. */
export type PseudoTerminal = AsyncDisposable & { readonly path: string; readonly farEnd: ByteLink };

// Names the terminal, takes every line discipline away, and keeps it open without reading from it.
const holder = "tty; stty raw -echo; exec sleep 86400";
const pathPattern = /^(\/dev\/\S+)\r?\n/;

/**
 * Opens a pseudo-terminal through `script` of util-linux, for tests of serial links.
 * @throws {ReaderError} `link.unavailable` where there is no such program
 */
export async function openPseudoTerminal(): Promise<PseudoTerminal> {
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(
    "script",
    ["--quiet", "--flush", "--command", holder, "/dev/null"],
    { stdio: ["pipe", "pipe", "ignore"] },
  );
  child.stdin.on("error", () => {});
  const output = child.stdout[Symbol.asyncIterator]();
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const missing = new Promise<never>((_, reject) =>
    child.once("error", (error) =>
      reject(new ReaderError("link.unavailable", "script of util-linux", error)),
    ),
  );
  missing.catch(() => {});
  let head = "";
  let path: string | undefined;
  while (path === undefined) {
    const { value, done } = await Promise.race([output.next(), missing]);
    if (done) throw new ReaderError("link.unavailable", "script ended before it named its terminal");
    head += Buffer.from(value).toString("latin1");
    path = pathPattern.exec(head)?.[1];
  }
  const dispose = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  return {
    path,
    farEnd: {
      kind: "uart",
      interCharacterMs: 150,
      chunks: chunksOf(output),
      write: (bytes) =>
        new Promise((resolve, reject) => {
          child.stdin.write(bytes, (error) =>
            error ? reject(new ReaderError("link.lost", "closed", error)) : resolve(),
          );
        }),
      setBaudRate: () => Promise.resolve(),
      [Symbol.asyncDispose]: dispose,
    },
    [Symbol.asyncDispose]: dispose,
  };
}

async function* chunksOf(output: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (let next = await output.next(); !next.done; next = await output.next()) yield next.value;
}
