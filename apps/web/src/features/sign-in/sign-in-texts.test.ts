import { expect, test } from "vitest";
import { signInText } from "./sign-in-texts.ts";

const refused = (code: "sign-in.code-wrong" | "request.too-many" | "sign-in.link-invalid", details = {}) =>
  signInText({ kind: "refused", code, details });

test("a wrong code says how many tries are left, and the last one that a new mail is needed", () => {
  expect(refused("sign-in.code-wrong", { triesLeft: 3 })).toContain("3 tries are left");
  expect(refused("sign-in.code-wrong", { triesLeft: 1 })).toContain("One try is left");
  expect(refused("sign-in.code-wrong", { triesLeft: 0 })).toContain("Ask for a new one");
});

test("being throttled says when to come back", () => {
  expect(refused("request.too-many", { retryAt: "2026-11-21T08:30:00Z" })).toMatch(
    /try again at \d\d:\d\d\.$/,
  );
  expect(refused("request.too-many")).toContain("Wait a while");
});

test("without a connection it says that nothing was used up", () => {
  expect(signInText({ kind: "unreachable" })).toContain("nothing was used up");
});
