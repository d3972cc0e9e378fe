import { expect, test } from "vitest";
import { backoffMs } from "./backoff.ts";
import { readAnswer } from "./read-answer.ts";

const refused = (statusCode: number | null, name: string, headers: Record<string, string> = {}) =>
  readAnswer({ data: null, error: { statusCode, name, message: "text" }, headers }, 3);
const taken = (ids: string[], errors?: { index: number; message: string }[]) =>
  readAnswer(
    { data: { data: ids.map((id) => ({ id })), ...(errors ? { errors } : {}) }, error: null, headers: {} },
    3,
  );

test("ids belong to the mails in the order they were given", () => {
  expect(taken(["a", "b", "c"])).toEqual({
    kind: "accepted",
    results: [{ id: "a" }, { id: "b" }, { id: "c" }],
  });
});

test("a mail that was left out is named by its index, and the ids go to the others", () => {
  expect(taken(["a", "c"], [{ index: 1, message: "Invalid `to` field" }])).toEqual({
    kind: "accepted",
    results: [{ id: "a" }, { refused: "Invalid `to` field" }, { id: "c" }],
  });
});

test("ids that do not add up are pinned on no mail", () => {
  expect(taken(["a", "b"])).toEqual({
    kind: "accepted",
    results: [{ id: null }, { id: null }, { id: null }],
  });
});

test.each([
  [400, "validation_error", "refused"],
  [422, "validation_error", "refused"],
  [422, "missing_required_field", "refused"],
  [403, "validation_error", "later"],
  [422, "invalid_from_address", "later"],
  [401, "missing_api_key", "later"],
  [403, "invalid_api_key", "later"],
  [409, "concurrent_idempotent_requests", "later"],
  [409, "invalid_idempotent_request", "accepted-before"],
  [429, "rate_limit_exceeded", "later"],
  [500, "application_error", "later"],
  [null, "application_error", "later"],
])("%s %s means %s", (status, name, kind) => {
  expect(refused(status, name).kind).toBe(kind);
});

test("429 waits as long as it is told, a second when it is not, and long for a quota", () => {
  expect(refused(429, "rate_limit_exceeded", { "retry-after": "7" })).toMatchObject({ afterMs: 7000 });
  expect(refused(429, "rate_limit_exceeded", { "retry-after": "soon" })).toMatchObject({ afterMs: 1000 });
  expect(refused(429, "daily_quota_exceeded")).toMatchObject({ afterMs: 900_000 });
  expect(refused(500, "application_error", { "retry-after": "7" })).toMatchObject({ afterMs: null });
});

test("waits double up to five minutes and are spread over half their length", () => {
  expect([1, 2, 3, 4].map((failures) => backoffMs(failures, () => 0))).toEqual([1000, 2000, 4000, 8000]);
  expect(backoffMs(4, () => 0.999)).toBeLessThan(4010);
  expect([10, 100, 1e9].map((failures) => backoffMs(failures, () => 0))).toEqual([300_000, 300_000, 300_000]);
});
