import { expect, test } from "vitest";
import { seededNumbers } from "../malformed/odd-values.ts";
import { sameDistribution } from "./same-distribution.ts";

const random = seededNumbers(7);
const draw = (shift: number) => Array.from({ length: 1_000 }, () => random() + shift);

test("samples of one distribution are probable, shifted ones are not", () => {
  expect(sameDistribution(draw(0), draw(0))).toBeGreaterThan(0.01);
  expect(sameDistribution(draw(0), draw(0.1))).toBeLessThan(0.001);
});

test("equal samples are as near as can be", () => {
  const values = draw(0);
  expect(sameDistribution(values, values)).toBe(1);
});
