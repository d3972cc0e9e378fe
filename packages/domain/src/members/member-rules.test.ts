import { expect, test } from "vitest";
import { checkNotMember, checkOwnerRemains } from "./member-rules.ts";

const one = [
  { adminId: "ada", role: "owner" },
  { adminId: "ben", role: "admin" },
] as const;
const two = [...one, { adminId: "cyd", role: "owner" }] as const;

test("the last owner can neither be removed nor demoted", () => {
  for (const next of ["admin", "desk", "auditor", null] as const) {
    expect(() => checkOwnerRemains(one, "ada", next)).toThrow("member.last-owner");
    expect(() => checkOwnerRemains(two, "ada", next)).not.toThrow();
  }
  expect(() => checkOwnerRemains(one, "ada", "owner")).not.toThrow();
});

test("anybody else can be changed and removed beside one owner", () => {
  for (const next of ["owner", "desk", null] as const) {
    expect(() => checkOwnerRemains(one, "ben", next)).not.toThrow();
  }
});

test("nobody is a member twice", () => {
  expect(() => checkNotMember(one, "ada")).toThrow("member.already-member");
  expect(() => checkNotMember(one, "dan")).not.toThrow();
});
