import { expect, test } from "vitest";
import { ServerClock } from "./server-clock.ts";

test("a phone whose clock is hours off knows the server's time after one answer", () => {
  const clock = new ServerClock();
  const at = Date.now();
  clock.heard(at + 3 * 3_600_000, at - 100, at + 100);
  expect(clock.offsetMs).toBe(3 * 3_600_000);
  expect(clock.now()).toBeGreaterThanOrEqual(at + 3 * 3_600_000);
  expect(clock.toPhone(at + 3 * 3_600_000)).toBe(at);
});

test("less than a second is the network's noise and changes nothing", () => {
  const clock = new ServerClock();
  clock.heard(Date.now() + 900, Date.now(), Date.now());
  expect(clock.offsetMs).toBe(0);
});

test("calls carry rising instants, also when the clock is turned back or the server has seen later ones", () => {
  const clock = new ServerClock();
  const [first, second] = [clock.nextCall(), clock.nextCall()];
  expect(second).toBeGreaterThan(first);
  clock.restore(-3_600_000);
  expect(clock.nextCall()).toBeGreaterThan(second);
  clock.callsWentOnTo(second + 5_000);
  expect(clock.nextCall()).toBe(second + 5_001);
});
