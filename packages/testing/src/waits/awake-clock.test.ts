import { expect, test } from "vitest";
import { size } from "../sizes/size.ts";
import { awakeClock } from "./awake-clock.ts";

test("a clock of the time awake runs with the time it is looked at, and over a stall by one look at most", () => {
  let at = 5_000;
  using clock = awakeClock(() => at);
  for (let ms = 0; ms < 1_000; ms += 10) {
    at += 10;
    clock.now();
  }
  expect(clock.now()).toBe(1_000);
  at += 2_000;
  expect(clock.now()).toBe(size(1_020, 3_000));
});
