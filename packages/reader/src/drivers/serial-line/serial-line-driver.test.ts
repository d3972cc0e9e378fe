import fc from "fast-check";
import { expect, test } from "vitest";
import { codeProfile } from "../../formats/reader-profile.ts";
import type { DoorObservation } from "../../observations/door-observation.ts";
import type { LineDiagnostic } from "../../reader-driver.ts";
import { ManualScheduler } from "../../supervisor/manual-scheduler.ts";
import { seededRandom } from "../../supervisor/seeded-random.ts";
import { superviseLine } from "../../supervisor/supervise-line.ts";
import { memoryLine } from "../../transports/memory-line.ts";
import { LineSplitter } from "./line-splitter.ts";
import { serialLineDriver } from "./serial-line-driver.ts";

const bytes = (text: string) => Uint8Array.from(Buffer.from(text, "latin1"));
const text = (line: Uint8Array) => Buffer.from(line).toString("latin1");

async function scannerRig(consume: (each: DoorObservation) => Promise<void> | void = () => {}) {
  const scheduler = new ManualScheduler();
  const memory = memoryLine(scheduler, seededRandom(1));
  const diagnostics: LineDiagnostic[] = [];
  const report = (diagnostic: LineDiagnostic) => diagnostics.push(diagnostic);
  const driver = serialLineDriver({ lineId: "l1", readerId: "qr", profile: codeProfile, scheduler, report });
  const line = superviseLine({ id: "l1", driver, source: memory.panel, scheduler, random: seededRandom(2) });
  const stop = new AbortController();
  const seen: DoorObservation[] = [];
  const done = (async () => {
    for await (const each of line.observations(stop.signal)) {
      seen.push(each);
      await consume(each);
    }
  })();
  const scanner = await memory.reader.open(stop.signal);
  await scheduler.advance(1);
  const scan = async (sent: string) => {
    await scanner.write(bytes(sent));
    await scheduler.advance(1);
  };
  const end = async () => {
    stop.abort();
    await done;
  };
  const reads = () =>
    seen.flatMap((each) =>
      each.kind === "credential-read"
        ? [[each.freshness, each.credential.kind === "code" ? each.credential.text : each.credential.kind]]
        : [],
    );
  return { scheduler, memory, line, seen, reads, scan, end, diagnostics };
}

test("codes end at CR, LF or both, in any pieces", async () => {
  const rig = await scannerRig();
  await rig.scan("WILMA-4711\r\nFRED-");
  await rig.scan("00042\rBETTY-0815\n\n");
  expect(rig.reads()).toEqual([
    ["live", "WILMA-4711"],
    ["live", "FRED-00042"],
    ["live", "BETTY-0815"],
  ]);
  await rig.end();
});

test("a code whose rest was lost is not glued to the next one", async () => {
  const rig = await scannerRig();
  await rig.scan("WILMA-47");
  await rig.scheduler.advance(1_500);
  await rig.scan("FRED-00042\r");
  expect(rig.reads()).toEqual([["live", "FRED-00042"]]);
  expect(rig.diagnostics).toMatchObject([{ cause: "line-torn", hex: null }]);
  await rig.end();
});

test("a line without an end is bounded, and the one after it is read", async () => {
  const rig = await scannerRig();
  await rig.scan("x".repeat(100_000));
  await rig.scan("\rFRED-00042\r");
  expect(rig.reads()).toEqual([["live", "FRED-00042"]]);
  expect(rig.diagnostics).toMatchObject([{ cause: "line-too-long" }]);
  await rig.end();
});

test("a code that waited for the journal longer than anybody stands there is stale", async () => {
  const gate = Promise.withResolvers<void>();
  const rig = await scannerRig((each) => (each.kind === "credential-read" ? gate.promise : undefined));
  await rig.scan("WILMA-4711\r");
  await rig.scan("FRED-00042\r");
  await rig.scheduler.advance(5_000);
  gate.resolve();
  await rig.scheduler.advance(1);
  expect(rig.reads()).toEqual([
    ["live", "WILMA-4711"],
    ["stale", "FRED-00042"],
  ]);
  await rig.end();
});

test("what is no code is unreadable, and nothing can be asked of a scanner", async () => {
  const rig = await scannerRig();
  await rig.scan("\x01\x02\x03\x04\x05\x06\x07\x08\r");
  expect(rig.reads()).toEqual([["live", "unreadable"]]);
  expect(await rig.line.send({ kind: "unlock", readerId: "qr", durationMs: 1_000 })).toEqual({
    kind: "unsupported",
  });
  expect(await rig.line.send({ kind: "identify", readerId: "other" })).toEqual({
    kind: "refused",
    reason: "reader-unknown",
  });
  await rig.end();
});

test("a scanner that is pulled out is offline, and is taken up again", async () => {
  const rig = await scannerRig();
  rig.memory.cut();
  await rig.scheduler.advance(2_000);
  expect(rig.seen.map(({ kind }) => kind)).toEqual([
    "line-up",
    "reader-online",
    "reader-offline",
    "line-down",
    "line-up",
    "reader-online",
  ]);
  await rig.end();
});

test("any lines in any pieces come out as they went in", () => {
  const line = fc.stringMatching(/^[\x20-\x7e]{1,60}$/);
  const run = fc.property(
    fc.array(line, { maxLength: 20 }),
    fc.constantFrom("\r", "\n", "\r\n"),
    fc.integer({ min: 1, max: 9 }),
    (lines, ending, size) => {
      const splitter = new LineSplitter(60, () => {});
      const stream = bytes(lines.map((each) => each + ending).join(""));
      const out: string[] = [];
      for (let at = 0; at < stream.length; at += size)
        out.push(...splitter.push(stream.subarray(at, at + size), 0, 1_000).map(text));
      expect(out).toEqual(lines);
    },
  );
  fc.assert(run, { numRuns: 500, seed: 41 });
});
