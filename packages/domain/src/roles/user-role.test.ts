import { expect, test } from "vitest";
import type { RecordStatus, UserRole } from "./user-role.ts";
import { checkRoleHeld, checkRoleNotHeld, isRoleInForce, passValidity, recordStatusOf } from "./user-role.ts";

const now = new Date("2026-05-05T08:00:00Z");
const before = new Date(now.getTime() - 1);
const soon = new Date(now.getTime() + 1);
const late = new Date(now.getTime() + 1000);
const role = (more: Partial<UserRole> = {}): UserRole => ({
  roleId: "welder",
  validFrom: null,
  validTo: null,
  openTasks: 0,
  missingApprovals: 0,
  isArchived: false,
  ...more,
});

const cases: readonly [Partial<UserRole>, RecordStatus, boolean][] = [
  [{}, "accepted", true],
  [{ openTasks: 1 }, "pending", false],
  [{ missingApprovals: 1 }, "pending", false],
  [{ validTo: soon }, "accepted", true],
  [{ validTo: now }, "expired", false],
  [{ validTo: before, openTasks: 2 }, "expired", false],
  [{ validFrom: now }, "accepted", true],
  [{ validFrom: soon }, "accepted", false],
  [{ isArchived: true, validTo: before, openTasks: 2 }, "archived", false],
];

test.each(cases)("%j is %s, in force %s", (more, status, inForce) => {
  expect(recordStatusOf(role(more), now)).toBe(status);
  expect(isRoleInForce(role(more), now)).toBe(inForce);
});

test("a pass is valid until the latest end among the accepted roles", () => {
  expect(passValidity([role({ validTo: soon }), role({ validTo: late })], now)).toEqual(late);
  expect(passValidity([role({ validTo: soon }), role({ validTo: late, openTasks: 1 })], now)).toEqual(soon);
  expect(passValidity([role({ validTo: soon }), role()], now)).toBe("no-end");
  expect(passValidity([role({ openTasks: 1 })], now)).toBeNull();
  expect(passValidity([], now)).toBeNull();
});

test("a role is added once and taken away once", () => {
  expect(() => checkRoleNotHeld(["staff"], "welder")).not.toThrow();
  expect(() => checkRoleNotHeld(["staff", "welder"], "welder")).toThrow("role.already-held");
  expect(() => checkRoleHeld(["welder"], "welder")).not.toThrow();
  expect(() => checkRoleHeld(["staff"], "welder")).toThrow("role.not-held");
});
