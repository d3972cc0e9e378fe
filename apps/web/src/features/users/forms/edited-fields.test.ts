import { editUserInput } from "@gatehouse/contracts/users/edit-user";
import { expect, test } from "vitest";
import { changedFields, type EditedFields, editOf, resolved } from "./edited-fields.ts";

const before: EditedFields = {
  firstName: "Ada",
  lastName: "Byron",
  email: "ada@example.org",
  phone: "+49 30 1",
  dateOfBirth: "1815-12-10",
  idNumber: "0042",
  syncId: "",
};
const ids = {
  projectId: "11111111-1111-4111-8111-111111111111",
  userId: "22222222-2222-4222-8222-222222222222",
};

test("only what differs is sent, with what it read before", () => {
  const edit = editOf(before, { ...before, lastName: "Lovelace ", phone: "" });
  expect(edit).toEqual({
    patch: { lastName: "Lovelace", phone: "" },
    base: { lastName: "Byron", phone: "+49 30 1" },
  });
});

test("a field that was empty was null before, and a date that is emptied is null after", () => {
  const edit = editOf(before, { ...before, syncId: "s-1", dateOfBirth: "" });
  expect(edit.base).toEqual({ syncId: null, dateOfBirth: "1815-12-10" });
  expect(edit.patch).toEqual({ syncId: "s-1", dateOfBirth: null });
});

test("every edit is one the server's schema takes", () => {
  const now = {
    ...before,
    firstName: "A",
    email: "a@example.org",
    phone: "",
    dateOfBirth: "",
    idNumber: "",
    syncId: "x",
  };
  expect(editUserInput.safeParse({ ...ids, ...editOf(before, now) }).success).toBe(true);
});

test("blanks around a value are no change", () => {
  expect(changedFields(before, { ...before, firstName: " Ada " })).toEqual([]);
});

test("after a conflict yours is written over what is there now, and theirs is not sent at all", () => {
  const now = { ...before, lastName: "Lovelace", phone: "+49 30 2" };
  const conflicts = [
    { field: "lastName", base: "Byron", theirs: "King", yours: "Lovelace" },
    { field: "phone", base: "+49 30 1", theirs: null, yours: "+49 30 2" },
  ] as const;
  const next = resolved(now, before, conflicts, { lastName: "yours", phone: "theirs" });
  expect(editOf(next.before, next.now)).toEqual({
    patch: { lastName: "Lovelace" },
    base: { lastName: "King" },
  });
});
