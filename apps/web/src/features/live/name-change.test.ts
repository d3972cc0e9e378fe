import { expect, test } from "vitest";
import { nameChangeOf } from "./name-change.ts";

test("an event tells of a new name, of one that is gone, or of nothing of the kind", () => {
  const event = (name: string, data: unknown) => ({ p: 7, name, data });
  expect(nameChangeOf(event("group.renamed", { groupId: "g", name: "Night" }))).toEqual({
    ...{ field: "groups", id: "g", name: "Night", position: 7 },
  });
  expect(nameChangeOf(event("company.deleted", { companyId: "c" }))).toEqual({
    ...{ field: "companies", id: "c", name: null, position: 7 },
  });
  expect(nameChangeOf(event("group.created", { groupId: "g", name: "Night" }))).toBeUndefined();
  expect(nameChangeOf(event("user.group-added", { userId: "u", patch: {} }))).toBeUndefined();
  expect(nameChangeOf(event("group.renamed", null))).toBeUndefined();
});
