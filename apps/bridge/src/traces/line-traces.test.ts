import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ManualScheduler } from "@gatehouse/reader/supervisor/manual-scheduler";
import { expect, onTestFinished, test } from "vitest";
import { givenLine } from "./given-line.fixture.ts";
import { openLineTraces } from "./line-traces.ts";

const minute = 60_000;

function givenTraces() {
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-traces-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const scheduler = new ManualScheduler();
  const { line, talk } = givenLine("bus");
  const installing = new Set<string>();
  const ends: string[] = [];
  const traces = openLineTraces({
    ...{ folder: path.join(folder, "own"), lines: () => [line], scheduler, say: () => {} },
    isInstalling: (lineId) => installing.has(lineId),
  });
  const order = (name: string) => ({
    file: path.join(folder, name),
    onEnd: (cause: string) => void ends.push(`${name} ${cause}`),
  });
  const limits = { bytes: 10_000, ms: minute };
  return { traces, scheduler, installing, ends, order, limits, talk };
}

test("a line whose reader may be keyed is not recorded, by nobody's order", () => {
  const { traces, installing, order, limits } = givenTraces();
  installing.add("bus");
  expect(traces.start("bus", limits, order("a"))).toEqual({ refused: "install-mode-open" });
  expect(traces.start("bus")).toEqual({ refused: "install-mode-open" });
});

test("a recording ends before the first byte that is said after its end", () => {
  const { traces, ends, order, limits, talk } = givenTraces();
  const begun = traces.start("bus", limits, order("a"));
  talk(3);
  expect(traces.stop("bus", "install-mode")).not.toBeNull();
  talk(50);
  expect(ends).toEqual(["a install-mode"]);
  const file = "file" in begun ? begun.file : expect.unreachable();
  expect(readFileSync(file, "utf8").trim().split("\n")).toHaveLength(3);
});

test("each way to end is told once, with its cause", async () => {
  const { traces, scheduler, ends, order, limits, talk } = givenTraces();
  traces.start("bus", limits, order("time"));
  await scheduler.advance(minute);
  traces.start("bus", limits, order("full"));
  talk(1_000);
  traces.start("bus", limits, order("admin"));
  traces.stop("bus");
  traces.start("bus", limits, order("restart"));
  traces.close();
  await scheduler.advance(10 * minute);
  expect(ends).toEqual(["time time", "full full", "admin admin", "restart restart"]);
  expect(scheduler.pendingTimers).toBe(0);
});

test("of two recordings of one line the second is refused", () => {
  const { traces, order, limits } = givenTraces();
  expect(traces.start("bus", limits, order("a"))).toMatchObject({ file: expect.stringMatching(/a$/) });
  expect(traces.start("bus", limits, order("b"))).toEqual({ refused: "already-recording" });
  // On this machine one goes on with what runs.
  expect(traces.start("bus")).toMatchObject({ file: expect.stringMatching(/a$/) });
});
