import { expect, test } from "vitest";
import { cardRead, goodKey } from "../rigs/osdp-rig.ts";
import { actOn } from "./reader-console.ts";
import { noFaults } from "./reader-line.ts";
import { smallReader } from "./reader-model.ts";
import { readReaderOptions } from "./reader-options.ts";
import { SimulatedOsdpReader } from "./simulated-osdp-reader.ts";

function scene() {
  const reader = new SimulatedOsdpReader(smallReader(1, goodKey), {
    monotonicMs: () => 0,
    random: () => new Uint8Array(8),
  });
  const done: string[] = [];
  const quit = () => {
    done.push("quit");
  };
  const hangUp = () => {
    done.push("hang-up");
  };
  return { readers: [reader], reader, faults: noFaults(), done, quit, hangUp };
}

test("every command does what it says", () => {
  const at = scene();
  for (const line of [
    "card 1 123 45678",
    "qr 1 two words",
    "bits 1 26 bdd93740",
    "keys 1 1*#",
    "tamper 1 on",
    "power 1 on",
    "input 1 0 1",
    "",
  ]) {
    expect(actOn(at, line), line).toBeNull();
  }
  expect(at.reader.queuedEvents).toBe(7);
  expect(at.reader.local).toEqual({ tampered: true, powerFailing: true });
  for (const line of ["mute 1 on", "drop 0.5", "corrupt 0.25", "delay 150", "busy 1 3", "hang-up", "quit"])
    expect(actOn(at, line)).toBeNull();
  expect(at.faults).toEqual({ mute: new Set([1]), dropShare: 0.5, corruptShare: 0.25, delayMs: 150 });
  expect(at.reader.busyFor).toBe(3);
  expect(at.done).toEqual(["hang-up", "quit"]);
  expect(cardRead.kind).toBe("raw-read");
});

test("what cannot be done is said, and changes nothing", () => {
  const at = scene();
  for (const line of ["card 9 1 1", "bits 1 26 bd", "dance 1", "drop often"])
    expect(actOn(at, line), line).not.toBeNull();
  expect(at.reader.queuedEvents).toBe(0);
});

test("options are understood or refused by name", () => {
  expect(
    readReaderOptions(["--tcp", "4500", "--addr", "1,2", "--scbk", "8f3ac1057be2d94416af5b90e7c2381d"]),
  ).toMatchObject({
    link: { kind: "listen", host: "127.0.0.1", port: 4_500 },
    addresses: [1, 2],
    keys: [goodKey, goodKey],
  });
  for (const argv of [
    [],
    ["--tcp", "1", "--dial", "a:1"],
    ["--tcp", "x"],
    ["--tcp", "1", "--addr", "127"],
    ["--tcp", "1", "--scbk", "00"],
    ["--tcp", "1", "--addr", "1,2,3", "--scbk", `${"8f".repeat(16)},${"3a".repeat(16)}`],
    ["--nonsense"],
  ]) {
    expect(() => readReaderOptions(argv), argv.join(" ")).toThrow("line.misconfigured");
  }
});
