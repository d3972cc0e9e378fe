import { describe, expect, test } from "vitest";
import { memberRoles } from "./member.ts";
import type { Permission, Verb } from "./permissions.ts";
import { permissionOf, permissions } from "./permissions.ts";

/** The table by what a role may do with it. Columns: owner, admin, desk, auditor. */
const expected: readonly [string, readonly Verb[]][] = [
  ["yes yes limited yes", ["users.see"]],
  [
    "yes yes no no",
    [
      "users.add",
      "users.edit",
      "users.invite",
      "users.archive",
      "users.restore",
      "users.merge",
      "users.bulk",
      "users.import",
      "users.export",
      "invitations.withdraw",
      "invitations.make-code",
      "users.block",
      "blocklist.add",
      "reviews.claim",
      "credentials.manage",
      "badges.manage",
      "companies.manage",
      "groups.manage",
      "roles.manage",
      "grants.manage",
      "tasks.manage",
      "approvals.manage",
      "events.manage",
      "bridges.manage",
      "readers.manage",
      "traces.record",
    ],
  ],
  ["yes yes yes no", ["users.review", "alarms.handle", "musters.run", "doors.lockdown"]],
  [
    "step-up step-up no no",
    ["users.unblock", "users.revalidate", "reviews.decide", "blocklist.remove", "readers.trust"],
  ],
  ["step-up step-up step-up no", ["doors.unlock", "doors.release"]],
  [
    "yes yes no yes",
    [
      "reviews.see",
      "blocklist.see",
      "credentials.see",
      "companies.see",
      "groups.see",
      "roles.see",
      "grants.see",
      "tasks.see",
      "approvals.see",
      "events.see",
      "events.export",
      "revocations.see",
      "traces.see",
      "guards.see",
      "mails.see",
      "changes.see",
      "changes.export",
    ],
  ],
  [
    "yes yes yes yes",
    ["alarms.see", "musters.see", "doors.see", "bridges.see", "readers.see", "projects.enter"],
  ],
  ["yes no no yes", ["members.see", "tokens.see", "webhooks.see", "settings.see"]],
  [
    "yes no no no",
    [
      "members.manage",
      "tokens.manage",
      "webhooks.manage",
      "settings.manage",
      "users.erase",
      "projects.create",
    ],
  ],
];

describe.each(expected)("%s", (row, verbs) => {
  test.each(verbs)("%s", (verb) => {
    expect(memberRoles.map((role) => permissionOf(role, verb)).join(" ")).toBe(row);
  });
});

test("every verb of the table is expected exactly once", () => {
  const listed = expected.flatMap(([, verbs]) => verbs);
  expect(listed.toSorted()).toEqual(Object.keys(permissions).toSorted());
});

test("an auditor changes nothing", () => {
  const reads = /\.(see|export|enter)$/;
  for (const [verb, row] of Object.entries(permissions)) {
    const permission: Permission = row.auditor;
    if (!reads.test(verb)) expect([verb, permission]).toEqual([verb, "no"]);
  }
});

test("no verb that closes asks for a fresh proof", () => {
  const closing = [
    "users.block",
    "users.review",
    "users.archive",
    "doors.lockdown",
    "blocklist.add",
  ] as const;
  for (const verb of closing) {
    expect(Object.values(permissions[verb])).not.toContain("step-up");
  }
});
