import { expect, test } from "vitest";
import { preferenceIn } from "./preferences.ts";

test("a preference is found among other cookies", () => {
  expect(preferenceIn("__Host-session=a; gatehouse-theme=dark; x=1", "theme")).toBe("dark");
});

test("a cookie whose name only ends alike is another cookie", () => {
  expect(preferenceIn("my-gatehouse-theme=dark", "theme")).toBeUndefined();
});

test("no cookies means no preference", () => {
  expect(preferenceIn(null, "theme")).toBeUndefined();
});
