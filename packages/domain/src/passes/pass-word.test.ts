import { expect, test } from "vitest";
import type { Pass } from "./pass.ts";
import { describePass } from "./pass-word.ts";

const now = new Date("2026-05-05T08:00:00Z");
const until = new Date("2026-05-12T08:00:00Z");
const past = new Date("2026-05-05T08:00:00Z");
const formatDate = (date: Date) =>
  new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" }).format(date);
const removing = { kind: "removing", epoch: 1, wipeDueAt: now, wipeOrderAt: now, deadline: until } as const;

const cases: readonly [Pass, Date | null, boolean, string][] = [
  [{ kind: "none", epoch: 0 }, null, false, "Not invited"],
  [{ kind: "none", epoch: 0 }, until, false, "Not invited"],
  [{ kind: "invited", epoch: 0 }, until, false, "Invitation sent"],
  [{ kind: "invited", epoch: 0 }, past, false, "Invitation expired"],
  [{ kind: "invited", epoch: 0 }, null, false, "Invitation expired"],
  [{ kind: "active", epoch: 1, replacementUntil: null }, past, false, "Active"],
  [
    { kind: "active", epoch: 1, replacementUntil: until },
    until,
    false,
    "Active, new phone invited until 12 May",
  ],
  [{ kind: "active", epoch: 1, replacementUntil: past }, past, false, "Active"],
  [{ kind: "reset", epoch: 1 }, null, false, "Reset"],
  [removing, null, true, "Deletion pending"],
  [{ kind: "removed", epoch: 1 }, null, true, "Removed"],
  [{ kind: "removed", epoch: 1 }, null, false, "Not invited"],
];

test.each(cases)(
  "%j with an invitation until %s, archived %s, reads %s",
  (pass, expiresAt, isArchived, word) => {
    expect(describePass({ pass, invitationExpiresAt: expiresAt, isArchived, now }, formatDate)).toBe(word);
  },
);

test("an invitation reads as sent until the last millisecond", () => {
  const pass = { kind: "invited", epoch: 0 } as const;
  const at = (now: Date) =>
    describePass({ pass, invitationExpiresAt: until, isArchived: false, now }, formatDate);
  expect(at(new Date(until.getTime() - 1))).toBe("Invitation sent");
  expect(at(until)).toBe("Invitation expired");
});
