import { expect, test } from "vitest";
import { dataDueAt } from "./project-settings.ts";

const archivedAt = new Date("2026-05-05T08:00:00Z");
const contractEndsAt = new Date("2027-01-01T00:00:00Z");

test("data go when the retention period has passed, whatever the contract says", () => {
  expect(dataDueAt(archivedAt, { retentionDays: 10, contractEndsAt })).toEqual(
    new Date("2026-05-15T08:00:00Z"),
  );
});

test("without a period data go at the contract's end, and not before the person was archived", () => {
  expect(dataDueAt(archivedAt, { retentionDays: null, contractEndsAt })).toEqual(contractEndsAt);
  const over = new Date("2026-01-01T00:00:00Z");
  expect(dataDueAt(archivedAt, { retentionDays: null, contractEndsAt: over })).toEqual(archivedAt);
});

test("with neither set data are kept", () => {
  expect(dataDueAt(archivedAt, { retentionDays: null, contractEndsAt: null })).toBeNull();
});
