import { describe, expect, test } from "vitest";
import {
  isCritical,
  isLeaseRunning,
  issueLease,
  leaseEnd,
  maxLeaseMs,
  mayRenewLease,
  minLeaseMs,
  renewLease,
} from "./lease.ts";

const hour = 3_600_000;
const now = Date.UTC(2026, 4, 6);

describe("a lease", () => {
  test.each([
    [24 * hour, 24 * hour],
    [1, minLeaseMs],
    [Number.POSITIVE_INFINITY, minLeaseMs],
    [Number.NaN, minLeaseMs],
    [365 * 24 * hour, maxLeaseMs],
  ])("of %d ms wanted lasts %d ms", (wanted, lasting) => {
    const lease = issueLease(now, wanted, "deny");
    expect(lease.endsAt - lease.issuedAt).toBe(lasting);
  });

  test("runs until the instant of its end and not in it", () => {
    const lease = issueLease(now, hour, "deny");
    expect(isLeaseRunning(lease, now)).toBe(true);
    expect(isLeaseRunning(lease, now + hour - 1)).toBe(true);
    expect(isLeaseRunning(lease, now + hour)).toBe(false);
  });

  test("is not stretched by a clock set back more than a minute", () => {
    const lease = issueLease(now, hour, "deny");
    expect(isLeaseRunning(lease, now - 60_000)).toBe(true);
    expect(isLeaseRunning(lease, now - 60_001)).toBe(false);
    expect(isLeaseRunning(lease, Number.NaN)).toBe(false);
  });

  test("never runs longer than seven days, whatever was received", () => {
    const forged = { issuedAt: now, endsAt: now + 30 * 24 * hour, policy: "deny" as const };
    expect(leaseEnd(forged)).toBe(now + maxLeaseMs);
    expect(isLeaseRunning(forged, now + maxLeaseMs)).toBe(false);
  });

  test("is renewed only by one issued later", () => {
    const held = issueLease(now, hour, "deny");
    const later = issueLease(now + 1, hour, "deny");
    expect(renewLease(held, later)).toBe(later);
    expect(renewLease(later, held)).toBe(later);
    expect(renewLease(held, { ...held, endsAt: now + 9 * hour })).toBe(held);
  });

  test("is not renewed for a bridge that has not acknowledged the newest block", () => {
    expect(mayRenewLease(99, 100)).toBe(false);
    expect(mayRenewLease(100, 100)).toBe(true);
  });

  test("names people for the time after only by its policy", () => {
    expect(isCritical("deny", "anna")).toBe(false);
    expect(isCritical({ criticalOnly: ["anna"] }, "anna")).toBe(true);
    expect(isCritical({ criticalOnly: [] }, "anna")).toBe(false);
  });
});
