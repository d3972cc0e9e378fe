import { expect, test } from "vitest";
import { checkNotMember, checkOwnerRemains, checkStillOwner } from "./member-rules.ts";

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

test("only an owner as things stand now, or the server itself, goes on managing members", () => {
  const admin = {
    kind: "admin",
    projectId: "p",
    sessionId: "s",
    role: "owner",
    provedAt: new Date(0),
  } as const;
  expect(() => checkStillOwner(one, { ...admin, adminId: "ada" })).not.toThrow();
  expect(() => checkStillOwner(one, { kind: "system", projectId: "p", name: "seed" })).not.toThrow();
  for (const adminId of ["ben", "gone"])
    expect(() => checkStillOwner(one, { ...admin, adminId })).toThrow("request.forbidden");
  expect(() => checkStillOwner(one, { kind: "bridge", projectId: "p", bridgeId: "b" })).toThrow(
    "request.forbidden",
  );
});
