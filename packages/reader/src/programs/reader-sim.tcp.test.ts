import { type ChildProcessByStdio, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { expect, test } from "vitest";
import { hexOf } from "../drivers/osdp/bytes.ts";
import { memoryKeyStore } from "../drivers/osdp/devices/device-settings.ts";
import { goodKey, readerSettings } from "../drivers/osdp/rigs/osdp-rig.ts";
import { createLine } from "../drivers/registry.ts";
import { type LineWatch, watchLine } from "../supervisor/line-watch.ts";
import { watchStandstill } from "../supervisor/standstill.ts";
import { systemScheduler } from "../supervisor/system-scheduler.ts";

const program = new URL("./reader-sim.ts", import.meta.url).pathname;

type Told = {
  readonly event: string;
  readonly port?: number;
  readonly what?: string;
  readonly address?: number;
};

/** The program, running; ended by `quit` or, if need be, by its own process id. */
async function startProgram(...options: readonly string[]) {
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(
    process.execPath,
    [program, ...options],
    {
      stdio: ["pipe", "pipe", "inherit"],
    },
  );
  const told: Told[] = [];
  const listening = Promise.withResolvers<number>();
  createInterface({ input: child.stdout }).on("line", (line) => {
    const event: Told = JSON.parse(line);
    told.push(event);
    if (event.event === "listening") listening.resolve(event.port ?? 0);
  });
  const closed = new Promise<number | null>((resolve) => child.once("exit", resolve));
  closed.then(
    () => listening.reject(new Error("ended before it listened")),
    () => {},
  );
  const port = await listening.promise;
  return {
    ...{ port, told, closed },
    type: (line: string) => child.stdin.write(`${line}\n`),
    kill: () => child.kill("SIGKILL"),
    endInput: () => child.stdin.end(),
    [Symbol.asyncDispose]: async () => {
      child.kill("SIGKILL");
      await closed;
    },
  };
}

function watchPort(port: number): LineWatch {
  const keyStore = memoryKeyStore([1, 2].map((address) => [`r${address}`, goodKey]));
  const readers = [readerSettings(1), readerSettings(2)];
  const transport = { kind: "tcp", host: "127.0.0.1", port } as const;
  const config = { transport, readers, keyStore, masterKey: null };
  const context = { lineId: "l1", scheduler: systemScheduler, random: Math.random, report: () => {} };
  return watchLine(createLine("osdp", config, context), systemScheduler);
}

const online = (watch: LineWatch) => watch.seen.filter(({ kind }) => kind === "reader-online").length;
const reads = (watch: LineWatch) =>
  watch.seen.flatMap((each) =>
    each.kind === "credential-read" ? [[each.readerId, each.freshness, each.credential]] : [],
  );

test("what is typed at the program is seen by the panel, and what the panel took stands in the witness file", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "reader-sim-"));
  const witness = path.join(folder, "witness.txt");
  try {
    await using sim = await startProgram(
      "--tcp",
      "0",
      "--addr",
      "1,2",
      "--scbk",
      hexOf(goodKey),
      "--witness",
      witness,
    );
    await using watch = watchPort(sim.port);
    expect(await watch.until(() => online(watch) === 2)).toBe(true);
    // The first empty poll has to have passed, else the card counts as one from before.
    expect(
      await watch.until(() => watch.line.health().readers.every(({ counters: { polls = 0 } }) => polls > 2)),
    ).toBe(true);
    using standstill = watchStandstill(systemScheduler, 500);
    sim.type("card 1 123 45678");
    sim.type("qr 2 WILMA-4711");
    sim.type("keys 1 12#");
    sim.type("tamper 2 on");
    expect(await watch.until(() => reads(watch).length === 3)).toBe(true);
    // What waited in a reader while this machine stood still is stale.
    const live = standstill.hasStoodStill() ? expect.any(String) : "live";
    expect(reads(watch)).toEqual(
      expect.arrayContaining([
        ["r1", live, expect.objectContaining({ kind: "card", facility: "123", number: "45678" })],
        ["r2", live, { kind: "code", text: "WILMA-4711" }],
        ["r1", live, { kind: "keypad", keys: "12#" }],
      ]),
    );
    expect(await watch.until(() => watch.seen.some(({ kind }) => kind === "reader-tamper"))).toBe(true);
    expect(await watch.line.send({ kind: "unlock", readerId: "r1", durationMs: 1_000 })).toEqual({
      kind: "ok",
    });
    expect(await watch.until(() => readFileSync(witness, "utf8").split("\n").length >= 5)).toBe(true);
    expect(readFileSync(witness, "utf8")).toContain("1 read 26 bdd93740\n");
    sim.type("quit");
    expect(await sim.closed).toBe(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a program that is killed and started again on its port is found again", async () => {
  await using first = await startProgram("--tcp", "0", "--addr", "1,2", "--scbk", hexOf(goodKey));
  await using watch = watchPort(first.port);
  expect(await watch.until(() => online(watch) === 2)).toBe(true);
  first.kill();
  expect(await watch.until(() => watch.seen.some(({ kind }) => kind === "line-down"))).toBe(true);
  expect(watch.seen.filter(({ kind }) => kind === "reader-offline")).toHaveLength(2);
  await using second = await startProgram(
    "--tcp",
    String(first.port),
    "--addr",
    "1,2",
    "--scbk",
    hexOf(goodKey),
  );
  expect(second.port).toBe(first.port);
  expect(await watch.until(() => online(watch) === 4)).toBe(true);
});

test("a program that is part of something else ends when that is gone, another one waits on", async () => {
  await using part = await startProgram("--tcp", "0", "--ends-with-input");
  await using own = await startProgram("--tcp", "0");
  own.endInput();
  part.endInput();
  expect(await part.closed).toBe(0);
  await using watch = watchPort(own.port);
  expect(await watch.until(() => watch.line.health().state === "up")).toBe(true);
});
