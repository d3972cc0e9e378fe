import { expect, test } from "vitest";
import { addWrongTry, checkMayTry, countedTries, nextTryAt } from "./code-tries.ts";

const hour = 3_600_000;
const start = new Date("2026-05-05T08:00:00Z");
const at = (ms: number) => new Date(start.getTime() + ms);
const tries = (count: number, stepMs: number) => Array.from({ length: count }, (_, i) => at(i * stepMs));

test("nine wrong tries leave one, ten leave none", () => {
  expect(() => checkMayTry(tries(9, 1000), at(9000))).not.toThrow();
  expect(() => checkMayTry(tries(10, 1000), at(10_000))).toThrow("request.too-many");
});

test("the refusal says when to try again: when the first of the ten leaves the hour", () => {
  expect(nextTryAt(tries(10, 1000), at(10_000))).toEqual(at(hour));
  expect(() => checkMayTry(tries(10, 1000), at(hour - 1))).toThrow("request.too-many");
  expect(() => checkMayTry(tries(10, 1000), at(hour))).not.toThrow();
});

test("the hour slides: ten late in one hour also count in the next", () => {
  const late = tries(10, 0).map(() => at(hour - 1));
  expect(() => checkMayTry(late, at(hour + 1))).toThrow("request.too-many");
});

test("no walk of tries as fast as allowed sees more than ten in any hour", () => {
  let kept: readonly Date[] = [];
  const seen: Date[] = [];
  for (let ms = 0; ms < 4 * hour; ms += 97_000) {
    if (nextTryAt(kept, at(ms)) > at(ms)) continue;
    kept = addWrongTry(kept, at(ms));
    seen.push(at(ms));
  }
  for (const first of seen) {
    const within = seen.filter((t) => t >= first && t.getTime() - first.getTime() < hour);
    expect(within.length).toBeLessThanOrEqual(10);
  }
  expect(seen.length).toBeGreaterThan(30);
});

test("tries that have left the hour are forgotten, in whatever order they come", () => {
  expect(countedTries([at(hour), at(0), at(1)], at(hour))).toEqual([at(1), at(hour)]);
  expect(addWrongTry(tries(10, 0), at(2 * hour))).toEqual([at(2 * hour)]);
});
