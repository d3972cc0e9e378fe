import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { passCodeDrawnAt, passCodeFreshness, passCodeStepAt } from "./pass-code.ts";
import type { ReplayWindow } from "./replay-window.ts";
import { openReplayWindow, witnessCode } from "./replay-window.ts";

const start = passCodeDrawnAt(passCodeStepAt(Date.UTC(2026, 4, 6, 8)));
const codeAt = (at: number, counter = 1) => ({ passNumber: 17, epoch: 3, step: passCodeStepAt(at), counter });
const at = (ms: number) => ({ readerId: "in", at: ms });

describe("the replay memory", () => {
  test("refuses after a start what may have been used before it", () => {
    const window = openReplayWindow(start);
    expect(witnessCode(window, codeAt(start - 5_000), at(start)).verdict).toBe("unsure");
    expect(witnessCode(window, codeAt(start + 10_000), at(start)).verdict).toBe("unsure");
    expect(witnessCode(window, codeAt(start + 15_000), at(start + 15_000)).verdict).toBe("first");
  });

  test("forgets expired steps and still refuses them when the clock goes back", () => {
    const open = openReplayWindow(start - 60_000);
    const used = witnessCode(open, codeAt(start), at(start)).window;
    const later = witnessCode(used, codeAt(start + 40_000), at(start + 40_000)).window;
    expect(later.size).toBe(1);
    expect(witnessCode(later, codeAt(start), at(start + 1_000)).verdict).toBe("unsure");
    expect(witnessCode(later, codeAt(start + 5_000), at(start + 6_000)).verdict).toBe("first");
  });

  test("refuses new codes when it is full and keeps every old one", () => {
    let window = openReplayWindow(start - 60_000);
    for (const counter of [1, 2, 3])
      window = witnessCode(window, codeAt(start, counter), at(start), 3).window;
    expect(witnessCode(window, codeAt(start, 4), at(start), 3).verdict).toBe("unsure");
    expect(witnessCode(window, codeAt(start, 1), at(start + 5_000), 3).verdict).toBe("replayed");
    expect(window.size).toBe(3);
  });

  test("tells passes, epochs and counters of one step apart", () => {
    const window = witnessCode(openReplayWindow(start - 60_000), codeAt(start), at(start)).window;
    for (const other of [{ passNumber: 18 }, { epoch: 4 }, { counter: 2 }])
      expect(witnessCode(window, { ...codeAt(start), ...other }, at(start)).verdict).toBe("first");
  });

  test("accepts no code twice, whatever the clock does", () => {
    const reads = fc.array(fc.record({ drawnMs: fc.nat(120_000), at: fc.nat(120_000), counter: fc.nat(2) }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(reads, (list) => {
        let window: ReplayWindow = openReplayWindow(start - 60_000);
        const accepted = new Set<string>();
        for (const read of list) {
          const code = codeAt(start + read.drawnMs, read.counter);
          if (passCodeFreshness(code.step, start + read.at) !== "ok") continue;
          const witnessed = witnessCode(window, code, { readerId: `r${read.at % 2}`, at: start + read.at });
          window = witnessed.window;
          if (witnessed.verdict !== "first") continue;
          const name = `${code.step}.${code.counter}`;
          expect(accepted.has(name)).toBe(false);
          accepted.add(name);
        }
      }),
      { numRuns: 500 },
    );
  });
});
