import { describe, expect, test } from "vitest";
import { checkNoConflict, decideEdit, touchesBlocklist } from "./user-edit.ts";
import type { UserFields } from "./user-fields.ts";
import { faultsOf, userFieldLimits } from "./user-fields.ts";

const row: UserFields = {
  firstName: "Ada",
  lastName: "Byron",
  email: "ada@example.org",
  phone: null,
  dateOfBirth: null,
  idNumber: "000417",
  syncId: null,
};

describe("two admins", () => {
  test("editing different fields both succeed", () => {
    const first = decideEdit({ base: { lastName: "Byron" }, patch: { lastName: "Lovelace" } }, row);
    const current = { ...row, ...first.applies };
    const second = decideEdit({ base: { phone: null }, patch: { phone: "+441" } }, current);
    expect({ ...current, ...second.applies }).toEqual({ ...row, lastName: "Lovelace", phone: "+441" });
    expect([...first.conflicts, ...second.conflicts]).toEqual([]);
  });

  test("editing one field: the second sees base, theirs and yours", () => {
    const edit = { base: { firstName: "Ada" }, patch: { firstName: "Augusta" } };
    const decision = decideEdit(edit, { ...row, firstName: "Adah" });
    expect(decision).toEqual({
      applies: {},
      conflicts: [{ field: "firstName", base: "Ada", theirs: "Adah", yours: "Augusta" }],
    });
    expect(() => checkNoConflict(decision)).toThrow("user.version-conflict");
  });

  test("who set one field to the same value do not disagree", () => {
    const edit = { base: { firstName: "Ada" }, patch: { firstName: "Augusta" } };
    const decision = decideEdit(edit, { ...row, firstName: "Augusta" });
    expect(decision).toEqual({ applies: {}, conflicts: [] });
    expect(() => checkNoConflict(decision)).not.toThrow();
  });
});

test("an edit with one field in conflict says which of the others may be written", () => {
  const edit = { base: { firstName: "Ada", phone: null }, patch: { firstName: "Augusta", phone: "+441" } };
  const decision = decideEdit(edit, { ...row, firstName: "Adah" });
  expect(decision.applies).toEqual({ phone: "+441" });
  expect(decision.conflicts.map((conflict) => conflict.field)).toEqual(["firstName"]);
});

test("a value can be emptied, and emptied against a change is a conflict", () => {
  const edit = { base: { idNumber: "000417" }, patch: { idNumber: null } };
  expect(decideEdit(edit, row).applies).toEqual({ idNumber: null });
  expect(decideEdit(edit, { ...row, idNumber: "9" }).conflicts).toEqual([
    { field: "idNumber", base: "000417", theirs: "9", yours: null },
  ]);
});

test("a field without its base is refused", () => {
  expect(() => decideEdit({ base: {}, patch: { firstName: "Augusta" } }, row)).toThrow("request.invalid");
});

test("only known fields are ever written", () => {
  const smuggled = { firstName: "Augusta", standing: "active" };
  expect(decideEdit({ base: { firstName: "Ada" }, patch: smuggled }, row).applies).toEqual({
    firstName: "Augusta",
  });
});

test("the blocklist is asked again after an edit of what it knows", () => {
  expect(touchesBlocklist({ phone: null })).toBe(true);
  expect(touchesBlocklist({ syncId: "s" })).toBe(false);
});

test.each([
  ["firstName", 100],
  ["lastName", 100],
  ["email", 254],
  ["phone", 32],
  ["idNumber", 64],
  ["syncId", 128],
] as const)("%s holds %d characters and not one more", (field, limit) => {
  expect(userFieldLimits[field]).toBe(limit);
  expect(faultsOf({ [field]: "😀".repeat(limit) })).toEqual([]);
  expect(faultsOf({ [field]: "x".repeat(limit + 1) })).toEqual([{ field, fault: "too-long" }]);
});

test("names and address must be there, the rest may be empty", () => {
  const empty = { firstName: "", lastName: " ", email: "", phone: "", idNumber: null, syncId: "" };
  expect(faultsOf(empty).map((fault) => [fault.field, fault.fault])).toEqual([
    ["firstName", "missing"],
    ["lastName", "missing"],
    ["email", "missing"],
  ]);
});
