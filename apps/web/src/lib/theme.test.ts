import { expect, test } from "vitest";
import { isDeskPath, themeOf } from "./theme.ts";

test("without a choice the desk is dark and everything else follows the device", () => {
  expect(themeOf(null, "/desk/wall")).toBe("dark");
  expect(themeOf(null, "/users")).toBe("system");
});

test("a choice holds on every page, the desk included", () => {
  expect(themeOf("gatehouse-theme=light", "/desk")).toBe("light");
  expect(themeOf("gatehouse-theme=light", "/users")).toBe("light");
});

test("an unknown word in the cookie counts as no choice", () => {
  expect(themeOf("gatehouse-theme=neon", "/users")).toBe("system");
});

test("a path that only begins alike is not the desk", () => {
  expect(isDeskPath("/desktop")).toBe(false);
});
