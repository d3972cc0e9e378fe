import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { failureOf, isRefused } from "./failure.ts";
import { failureText } from "./refusal-texts.ts";

const answered = (data: object) =>
  TRPCClientError.from({ error: { code: -32_600, message: "refused", data } });

test("a refusal of the product keeps its code and details", () => {
  const error = answered({ refusal: { code: "credential.number-taken", details: { holder: "Ada" } } });
  expect(failureOf(error)).toEqual({
    kind: "refused",
    code: "credential.number-taken",
    details: { holder: "Ada" },
  });
  expect(isRefused(error, "credential.number-taken")).toBe(true);
  expect(isRefused(error, "user.archived")).toBe(false);
});

test("a wrong input names its fields", () => {
  const error = answered({ refusal: null, fields: [{ path: "email", message: "invalid" }] });
  expect(failureOf(error)).toEqual({ kind: "invalid", fields: [{ path: "email", message: "invalid" }] });
});

test("a fault of the server gives the number to find it by and nothing else", () => {
  const failure = failureOf(answered({ refusal: null, fields: null, requestId: "r-1" }));
  expect(failure).toEqual({ kind: "broken", requestId: "r-1" });
  expect(failureText(failure)).not.toContain("r-1");
});

test("a call without an answer is unreachable, and so is anything thrown on the way", () => {
  expect(failureOf(new TypeError("Failed to fetch")).kind).toBe("unreachable");
  expect(failureOf(undefined).kind).toBe("unreachable");
});

test("a code this build does not know is a fault, not a refusal", () => {
  expect(failureOf(answered({ refusal: { code: "moon.full" }, fields: null, requestId: null })).kind).toBe(
    "broken",
  );
});
