import { findLiveEvent } from "@gatehouse/contracts/live/catalogue";
import type { StoredChange } from "@gatehouse/db/changes/read-changes";
import { expect, test } from "vitest";
import { presentChange } from "./present-change.ts";

const [userId, groupId] = ["0197f7f0-0000-7000-8000-000000000001", "0197f7f0-0000-7000-8000-000000000002"];
const change = (verb: string, subjectKind: string, subjectId: string, after?: object): StoredChange => ({
  position: 1,
  at: new Date(0),
  actor: "system:test",
  source: "system",
  requestId: "r",
  ...{ verb, subjectKind, subjectId, before: undefined, after: { ...after } },
});
const told = (one: StoredChange) =>
  presentChange(one).map((event) => {
    expect(findLiveEvent(event.name)?.payload.safeParse(event.data).success).toBe(true);
    return [event.audience, event.name, event.data];
  });

test("what becomes of a group is told to admins, by its id and name", () => {
  const named = { name: "Night shift", note: "not for anybody" };
  expect(told(change("group.created", "group", groupId, named))).toEqual([
    ["admins", "group.created", { groupId, name: "Night shift" }],
  ]);
  expect(told(change("group.renamed", "group", groupId, named))).toEqual([
    ["admins", "group.renamed", { groupId, name: "Night shift" }],
  ]);
  expect(told(change("group.deleted", "group", groupId))).toEqual([["admins", "group.deleted", { groupId }]]);
  expect(told(change("company.deleted", "company", groupId))).toEqual([
    ["admins", "company.deleted", { companyId: groupId }],
  ]);
});

test("who is in which group is told to admins and to no desk, which hears of companies", () => {
  const groups = [{ id: groupId, name: "Night shift" }];
  const after = { groups, groupId, group: "Night shift" };
  for (const verb of ["user.group-added", "user.group-removed"])
    expect(told(change(verb, "user", userId, after))).toEqual([
      ["admins", verb, { userId, patch: { groups } }],
    ]);
  const company = change("user.company-added", "user", userId, { companies: groups });
  expect(told(company).map(([audience]) => audience)).toEqual(["admins", "desks"]);
});
