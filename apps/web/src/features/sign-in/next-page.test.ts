import { expect, test } from "vitest";
import { safeNext } from "./next-page.ts";

test("a path of ours is kept with its search", () => {
  expect(safeNext("/users?tab=blocked&q=a%20b")).toBe("/users?tab=blocked&q=a%20b");
  expect(safeNext("/")).toBe("/");
});

test.each([
  null,
  undefined,
  "",
  "users",
  "//evil.example/x",
  "/\\evil.example",
  "/a\\b",
  "https://evil.example",
  "javascript:alert(1)",
  "/\t/evil.example",
  "/\n/evil.example",
  "/login?next=/",
  "/login/confirm",
])("%o leads to the first page", (next) => {
  expect(safeNext(next)).toBe("/");
});
