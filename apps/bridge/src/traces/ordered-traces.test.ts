import { appendFileSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import {
  type TraceAnswer,
  type TraceMoved,
  type TracePart,
  traceMoved,
  tracePart,
} from "@gatehouse/contracts/bridge/trace-uploads";
import { ManualScheduler } from "@gatehouse/reader/supervisor/manual-scheduler";
import { expect, test } from "vitest";
import { temporaryStores } from "../store/temporary-store.fixture.ts";
import type { AskServer } from "../uplink/uplink.ts";
import { givenLine } from "./given-line.fixture.ts";
import { openLineTraces } from "./line-traces.ts";
import { openOrderedTraces } from "./ordered-traces.ts";
import { uploadTraces } from "./upload-traces.ts";

const minute = 60_000;
const t1 = "0190b5a0-0000-7000-8000-000000000001";

/** Ordered traces of one line, and a server that takes them as the real one does, or as it is told to. */
function givenOrdered() {
  const scheduler = new ManualScheduler();
  const stores = temporaryStores();
  const folder = path.join(stores.folder, "ordered");
  const lines = new Map(["bus", "second"].map((id) => [id, givenLine(id)]));
  const make = () => {
    const traces = openLineTraces({
      ...{ folder: path.join(stores.folder, "own"), scheduler, isInstalling: () => false, say: () => {} },
      lines: () => [...lines.values()].map(({ line }) => line),
    });
    return { traces, ordered: openOrderedTraces({ folder, settings: stores.open().settings, traces }) };
  };
  const stored = new Map<string, string[]>();
  const said: string[] = [];
  let cutAfter = Number.POSITIVE_INFINITY;
  const takeMoved = ({ traceId, state }: TraceMoved): TraceAnswer => {
    said.push(`${traceId} ${state.kind}`);
    return state.kind === "running"
      ? { kind: "next", n: stored.get(traceId)?.length ?? 0 }
      : { kind: "over" };
  };
  const takePart = ({ traceId, n, text, cause }: TracePart): TraceAnswer => {
    said.push(`${traceId} ${n} ${cause}`);
    const parts = stored.get(traceId) ?? [];
    stored.set(traceId, parts);
    if (n === parts.length) parts.push(text);
    // The part was stored, and the answer is lost with the link.
    cutAfter -= 1;
    if (cutAfter < 0) throw new Error("the link is gone");
    return n + 1 === parts.length && cause !== null ? { kind: "over" } : { kind: "next", n: parts.length };
  };
  const ask: AskServer = async (event, payload) =>
    event === "trace.moved" ? takeMoved(traceMoved.parse(payload)) : takePart(tracePart.parse(payload));
  const talk = (times: number, id = "bus") => lines.get(id)?.talk(times);
  return {
    ...{ scheduler, folder, make, stored, said, ask, talk },
    cut: (after: number) => {
      cutAfter = after;
    },
  };
}

/** Lets an upload go on until nothing moves any more, and ends it. */
async function settled(upload: (signal: AbortSignal) => Promise<void>): Promise<unknown> {
  const stop = new AbortController();
  const ended = upload(stop.signal).then(
    () => "ended",
    (error: unknown) => error,
  );
  for (let turn = 0; turn < 200; turn += 1) await new Promise((next) => setImmediate(next));
  stop.abort();
  return await ended;
}

test("a trace that has ended is handed over whole, and its file goes only then", async () => {
  const { scheduler, folder, make, stored, said, ask, talk } = givenOrdered();
  const { ordered } = make();
  expect(ordered.start(t1, "bus", minute)).toEqual({ outcome: "done" });
  await settled((signal) => uploadTraces(ordered, ask, signal));
  talk(2_000);
  await scheduler.advance(minute);
  expect(readdirSync(folder)).toEqual([`${t1}.osdpcap`]);
  await settled((signal) => uploadTraces(ordered, ask, signal));
  const lines = (stored.get(t1) ?? []).join("").trim().split("\n");
  expect(lines).toHaveLength(2_000);
  expect(lines.every((line) => JSON.parse(line).osdpTraceVersion === "1")).toBe(true);
  expect((stored.get(t1) ?? []).every((part) => part.length <= 60_000)).toBe(true);
  expect(said[0]).toBe(`${t1} running`);
  expect(said.at(-1)).toMatch(/^\S+ \d+ time$/);
  expect([ordered.all(), readdirSync(folder)]).toEqual([[], []]);
});

test("a lost link costs one part: the next connection goes on where the server stands", async () => {
  const { make, stored, said, ask, talk, cut } = givenOrdered();
  const { ordered } = make();
  ordered.start(t1, "bus", minute);
  talk(4_000);
  ordered.stop(t1);
  cut(3);
  expect(await settled((signal) => uploadTraces(ordered, ask, signal))).toBeInstanceOf(Error);
  const before = said.length;
  cut(Number.POSITIVE_INFINITY);
  await settled((signal) => uploadTraces(ordered, ask, signal));
  expect((stored.get(t1) ?? []).join("").trim().split("\n")).toHaveLength(4_000);
  // The first part is offered to learn which one is wanted; none of those stored is sent again.
  expect(said.slice(before, before + 2)).toEqual([`${t1} 0 null`, `${t1} 4 null`]);
  expect(ordered.all()).toEqual([]);
});

test("a bridge that ends hands over what it had recorded, when it is there again", async () => {
  const { make, stored, ask, talk } = givenOrdered();
  const { ordered, traces } = make();
  ordered.start(t1, "bus", minute);
  talk(10);
  traces.close();
  const again = make().ordered;
  expect(again.all()).toMatchObject([{ traceId: t1, state: "ended", cause: "restart" }]);
  await settled((signal) => uploadTraces(again, ask, signal));
  expect((stored.get(t1) ?? []).join("").trim().split("\n")).toHaveLength(10);
});

test("a bridge that was killed in the middle of a write hands over the whole messages before it", async () => {
  const { folder, make, stored, ask, talk } = givenOrdered();
  make().ordered.start(t1, "bus", minute);
  talk(2_000);
  appendFileSync(path.join(folder, `${t1}.osdpcap`), '{"timeSec":"1","ti');
  const again = make().ordered;
  expect(again.all()).toMatchObject([{ traceId: t1, state: "ended", cause: "restart" }]);
  await settled((signal) => uploadTraces(again, ask, signal));
  const lines = (stored.get(t1) ?? []).join("").trim().split("\n");
  expect(lines.length).toBeGreaterThan(500);
  expect(lines.map((line) => JSON.parse(line).io)).not.toContain("input");
});

test("a refused trace is told as one that will never come, also after a restart", async () => {
  const { make, said, ask } = givenOrdered();
  const { ordered } = make();
  expect(ordered.start(t1, "no such line", minute)).toEqual({
    outcome: "refused",
    refusal: "line-unknown",
  });
  const again = make().ordered;
  await settled((signal) => uploadTraces(again, ask, signal));
  expect(said).toEqual([`${t1} failed`]);
  expect(again.all()).toEqual([]);
});

test("a trace the server does not want any more is not recorded any further", async () => {
  const { folder, make } = givenOrdered();
  const { ordered } = make();
  ordered.start(t1, "bus", minute);
  await settled((signal) => uploadTraces(ordered, async () => ({ kind: "over" }), signal));
  expect([ordered.all(), readdirSync(folder)]).toEqual([[], []]);
  expect(ordered.start("t2", "bus", minute)).toEqual({ outcome: "done" });
});

test("a file that somebody took away is told as lost", async () => {
  const { folder, make, said, ask } = givenOrdered();
  const { ordered } = make();
  ordered.start(t1, "bus", minute);
  ordered.stop(t1);
  rmSync(path.join(folder, `${t1}.osdpcap`));
  await settled((signal) => uploadTraces(ordered, ask, signal));
  expect(said).toEqual([`${t1} failed`]);
});

test("no more files wait than a disk has room for", () => {
  const { make } = givenOrdered();
  const { ordered } = make();
  for (let n = 0; n < 8; n += 1) {
    expect(ordered.start(`t${n}`, "bus", minute).outcome).toBe("done");
    ordered.stop(`t${n}`);
  }
  expect(ordered.start("t8", "bus", minute)).toEqual({ outcome: "refused", refusal: "disk-refused" });
});
