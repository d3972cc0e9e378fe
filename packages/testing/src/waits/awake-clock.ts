import { isTorture } from "../sizes/size.ts";

/** Milliseconds since it was made, as far as this process could run. */
export type AwakeClock = Disposable & { readonly now: () => number };

const stepMs = 10;

/**
 * A clock that stands still while the machine does: from one look to the next, 10 ms apart, it moves by 20 ms at most. What
 * must happen within a time is measured by it, so that a stall alone breaks no promise. Torture counts every millisecond.
 */
export function awakeClock(time: () => number = () => performance.now()): AwakeClock {
  let [passed, seenAt] = [0, time()];
  const now = () => {
    const at = time();
    passed += isTorture ? at - seenAt : Math.min(at - seenAt, 2 * stepMs);
    seenAt = at;
    return passed;
  };
  const looking = setInterval(now, stepMs);
  return { now, [Symbol.dispose]: () => clearInterval(looking) };
}
