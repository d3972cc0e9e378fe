import { expect, test } from "vitest";
import { describeChange } from "./describe-change.ts";

test("a change shows old and new of what differs, and nothing of what machines need", () => {
  const before = { lastName: "Lovelace", phone: null, standing: "active" };
  const after = {
    lastName: "King",
    phone: null,
    standing: "active",
    updatedAt: "2027-01-01T00:00:00Z",
    revocationId: "r",
    closedBlockIds: ["b"],
  };
  expect(describeChange(before, after)).toEqual([{ field: "lastName", before: "Lovelace", after: "King" }]);
});

test("what was not known before has no old value, and an emptied field reads nothing", () => {
  expect(describeChange({ phone: "+32470" }, { phone: null, reason: "Theft", note: "" })).toEqual([
    { field: "phone", before: "+32470", after: null },
    { field: "reason", after: "Theft" },
  ]);
});

test("roles and companies are told by name, with a status that is not the plain one", () => {
  const guard = { id: "1", name: "Guard", status: "accepted" };
  const welder = { id: "2", name: "Welder", status: "expired" };
  expect(describeChange({ roles: [] }, { roles: [guard, welder] })).toEqual([
    { field: "roles", before: null, after: ["Guard", "Welder (expired)"] },
  ]);
});
