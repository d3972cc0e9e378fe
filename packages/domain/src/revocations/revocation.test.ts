import { describe, expect, test } from "vitest";
import { acknowledge, openRevocation, revocationProgress } from "./revocation.ts";

const at = Date.UTC(2026, 4, 6, 8);
const hour = 3_600_000;
const record = { id: "r", userId: "anna", cause: "block" as const, position: 50, at };
const near = { bridgeId: "near", leaseEndsAt: at + 24 * hour, isCriticalHere: false };
const far = { bridgeId: "far", leaseEndsAt: at + 2 * hour, isCriticalHere: false };
const now = [
  { bridgeId: "near", isConnected: true, lastSeenAt: at },
  { bridgeId: "far", isConnected: false, lastSeenAt: at - hour },
];
const reached = acknowledge(openRevocation(record, [near, far]), {
  bridgeId: "near",
  position: 50,
  at: at + 12,
});

describe("a revocation", () => {
  test("is pending until every bridge has said so, with the last deadline of the silent ones", () => {
    expect(revocationProgress(reached, now, at + 20)).toEqual({
      state: "pending",
      enforced: 1,
      total: 2,
      guaranteedBy: at + 2 * hour,
      measuredMs: 12,
      bridges: [
        {
          bridgeId: "near",
          state: "acknowledged",
          measuredMs: 12,
          guaranteedBy: at + 24 * hour,
          lastSeenAt: at,
        },
        {
          bridgeId: "far",
          state: "cut-off",
          measuredMs: null,
          guaranteedBy: at + 2 * hour,
          lastSeenAt: at - hour,
        },
      ],
    });
  });

  test("is enforced when the last one acknowledges", () => {
    const done = acknowledge(reached, { bridgeId: "far", position: 61, at: at + 900 });
    expect(revocationProgress(done, now, at + 900)).toMatchObject({
      state: "enforced",
      enforced: 2,
      guaranteedBy: null,
      measuredMs: 900,
    });
  });

  test("is enforced at a site that is cut off from the instant its lease ends", () => {
    expect(revocationProgress(reached, now, at + 2 * hour - 1).state).toBe("pending");
    const late = revocationProgress(reached, now, at + 2 * hour);
    expect(late.state).toBe("enforced");
    expect(late.bridges[1]?.state).toBe("lapsed");
  });

  test("promises nothing where the person is named for the time after the lease", () => {
    const named = openRevocation(record, [near, { ...far, isCriticalHere: true }]);
    expect(revocationProgress(named, now, at + 100 * hour)).toMatchObject({
      state: "unbounded",
      guaranteedBy: null,
    });
  });

  test("is not acknowledged by an older position, twice, or by a bridge it does not wait for", () => {
    const open = openRevocation(record, [near, far]);
    expect(acknowledge(open, { bridgeId: "near", position: 49, at })).toBe(open);
    expect(acknowledge(open, { bridgeId: "other", position: 50, at })).toBe(open);
    expect(acknowledge(reached, { bridgeId: "near", position: 70, at: at + hour })).toBe(reached);
  });

  test("has nothing to wait for at a bridge that never had a list, and says sending to one that is connected", () => {
    const open = openRevocation(record, [near, { ...far, leaseEndsAt: null }]);
    const progress = revocationProgress(open, now, at + 1);
    expect(progress.bridges.map((bridge) => bridge.state)).toEqual(["sending", "acknowledged"]);
  });

  test("counts a bridge nobody knows any more as cut off", () => {
    expect(revocationProgress(openRevocation(record, [far]), [], at).bridges[0]).toMatchObject({
      state: "cut-off",
      lastSeenAt: null,
    });
  });
});
