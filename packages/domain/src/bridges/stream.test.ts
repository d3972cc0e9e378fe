import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deliveryOf, mayRing } from "./delivery.ts";
import type { BatchVerdict, BridgeStream, StreamEntry } from "./stream.ts";
import { judgeBatch, judgeHello } from "./stream.ts";

const stream: BridgeStream = { epoch: "a", nextSeq: 10, retiredEpochs: ["old"] };
const seqs = (...numbers: number[]) => numbers.map((seq) => ({ seq }));

describe("a batch", () => {
  test("in order is accepted and moves the expected number", () => {
    expect(judgeBatch(stream, "a", seqs(10, 11))).toEqual({
      kind: "accept",
      fresh: seqs(10, 11),
      duplicates: 0,
      stream: { ...stream, nextSeq: 12 },
      gap: null,
    });
  });

  test("sent again is a duplicate, sent again with more gives only the more", () => {
    expect(judgeBatch(stream, "a", seqs(8, 9)).kind).toBe("duplicate");
    expect(judgeBatch(stream, "a", seqs(9, 10))).toMatchObject({
      kind: "accept",
      fresh: seqs(10),
      duplicates: 1,
    });
    expect(judgeBatch(stream, "a", []).kind).toBe("duplicate");
  });

  test("after a hole waits for the hole, with a hole inside gives what stands before it", () => {
    expect(judgeBatch(stream, "a", seqs(12))).toEqual({ kind: "gap", gap: { expected: 10, got: 12 } });
    expect(judgeBatch(stream, "a", seqs(10, 12))).toMatchObject({
      fresh: seqs(10),
      gap: { expected: 11, got: 12 },
      stream: { nextSeq: 11 },
    });
  });

  test("with a tombstone over the hole closes it", () => {
    const entries = [{ seq: 10, through: 14 }, { seq: 15 }];
    expect(judgeBatch(stream, "a", entries)).toMatchObject({
      fresh: entries,
      stream: { nextSeq: 16 },
      gap: null,
    });
  });

  test("of a new life begins at 1 and retires the one before", () => {
    const verdict = judgeBatch(stream, "b", seqs(1));
    expect(verdict).toMatchObject({ stream: { epoch: "b", nextSeq: 2, retiredEpochs: ["old", "a"] } });
    expect(judgeBatch(stream, "b", seqs(7))).toEqual({ kind: "gap", gap: { expected: 1, got: 7 } });
  });

  test("of a life that is over puts the bridge into quarantine", () => {
    expect(judgeBatch(stream, "old", seqs(10))).toEqual({ kind: "quarantine", reason: "epoch-went-back" });
  });

  test("with a number that is none is a hole, never accepted", () => {
    expect(judgeBatch(stream, "a", [{ seq: Number.NaN, through: 10 }]).kind).toBe("gap");
    expect(judgeBatch(stream, "a", seqs(Number.NaN)).kind).toBe("duplicate");
  });

  test("however batches are lost, repeated and shuffled, every number is stored once and in order", () => {
    const batches = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 6 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(batches, (list) => {
        let held: BridgeStream | null = null;
        const stored: number[] = [];
        for (const [first, length] of list) {
          const verdict: BatchVerdict<StreamEntry> = judgeBatch(
            held,
            "a",
            seqs(...Array.from({ length }, (_, i) => first + i)),
          );
          if (verdict.kind !== "accept") continue;
          held = verdict.stream;
          stored.push(...verdict.fresh.map((entry) => entry.seq));
        }
        expect(stored).toEqual(stored.map((_, i) => i + 1));
      }),
    );
  });
});

describe("a bridge that connects", () => {
  test("may be ahead of the server, never behind it", () => {
    expect(judgeHello(stream, { epoch: "a", nextSeq: 10 })).toEqual({
      kind: "welcome",
      stream,
      isNewLife: false,
    });
    expect(judgeHello(stream, { epoch: "a", nextSeq: 99 }).kind).toBe("welcome");
    expect(judgeHello(stream, { epoch: "a", nextSeq: 9 })).toEqual({
      kind: "quarantine",
      reason: "seq-went-back",
    });
    expect(judgeHello(stream, { epoch: "old", nextSeq: 99 })).toEqual({
      kind: "quarantine",
      reason: "epoch-went-back",
    });
  });

  test("for the first time or with a new journal begins a life", () => {
    expect(judgeHello(null, { epoch: "a", nextSeq: 1 })).toMatchObject({
      isNewLife: true,
      stream: { nextSeq: 1 },
    });
    expect(judgeHello(stream, { epoch: "b", nextSeq: 1 })).toMatchObject({
      isNewLife: true,
      stream: { epoch: "b" },
    });
    expect(judgeHello(stream, { epoch: "b", nextSeq: 0 }).kind).toBe("quarantine");
  });
});

test.each([
  [0, "live"],
  [10_000, "live"],
  [10_001, "late"],
  [600_000, "late"],
  [600_001, "historic"],
  [-10_000, "live"],
  [-10_001, "late"],
  [Number.NaN, "historic"],
] as const)("an event %d ms old at receipt is %s", (age, delivery) => {
  expect(deliveryOf(1_000_000, 1_000_000 + age)).toBe(delivery);
  expect(mayRing(delivery)).toBe(delivery !== "historic");
});
