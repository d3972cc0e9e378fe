import { addUserInput } from "@gatehouse/contracts/users/add-user";
import { expect, test } from "vitest";
import { fieldErrors } from "./field-errors.ts";

const projectId = "11111111-1111-4111-8111-111111111111";
const filled = {
  firstName: "Ada",
  lastName: "Lovelace",
  email: "ada@example.org",
  phone: "",
  idNumber: "",
  syncId: "",
};
const errorsOf = (more: object) => {
  const input = { projectId, ...filled, companyIds: [], roleIds: [], invite: true, ...more };
  const parsed = addUserInput.safeParse(input);
  return parsed.success ? {} : fieldErrors(parsed.error.issues);
};

test("a whole form has no errors, whatever may be left out", () => {
  expect(errorsOf({})).toEqual({});
});

test("each wrong field gets one sentence of its own", () => {
  expect(errorsOf({ firstName: " ", email: "ada@", lastName: "x".repeat(101) })).toEqual({
    firstName: "Fill this in.",
    email: "Enter a whole address, such as name@example.org.",
    lastName: "At most 100 characters.",
  });
});

test("a name cannot carry a line break", () => {
  expect(errorsOf({ firstName: "Ada\nBcc: x@example.org" }).firstName).toContain("Line breaks");
});
