import { openBenchLine } from "./bench-line.ts";
import { type Figure, quantile } from "./figure.ts";

const swipes = 150;
/** A swipe comes at any moment between two polls, so it is spread over them. */
const spreadMs = 61;

/**
 * From a card in a reader's memory to OUT at the same reader, by the reader's own clock, over TCP and a pseudo-terminal.
 * The floor is what nobody can avoid: the wait for the next poll, spread evenly.
 */
export async function swipeToOut(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const link of ["tcp", "pty"] as const)
    for (const pollMs of [20, 50]) {
      const latencies = await measure(link, pollMs);
      for (const [name, share] of [
        ["p50", 0.5],
        ["p95", 0.95],
        ["max", 1],
      ] as const)
        figures.push({
          name: `swipe to OUT, ${link}, poll ${pollMs} ms, ${name}`,
          ...{ unit: "ms", value: quantile(latencies, share) },
          ...{ baselineName: "wait for the poll", baseline: pollMs * share },
        });
    }
  return figures;
}

async function measure(link: "tcp" | "pty", pollMs: number): Promise<readonly number[]> {
  let moved = () => {};
  await using line = await openBenchLine({
    ...{ link, count: 1, pollMs },
    onOutput: () => moved(),
    onSeen: (each, unlock) => {
      if (each.kind === "credential-read") unlock(each.readerId);
    },
  });
  const latencies: number[] = [];
  const [reader] = line.readers;
  for (let index = 0; index < swipes; index++) {
    const isMoved = new Promise<void>((resolve) => {
      moved = resolve;
    });
    const bits = Uint8Array.from(Buffer.from(`PASS-${String(index).padStart(5, "0")}`));
    const begunMs = performance.now();
    reader?.report({ kind: "raw-read", read: { reader: 0, format: 0, bitCount: bits.length * 8, bits } });
    await isMoved;
    latencies.push(performance.now() - begunMs);
    await new Promise((resolve) => setTimeout(resolve, 20 + ((index * 37) % spreadMs)));
  }
  return latencies;
}
