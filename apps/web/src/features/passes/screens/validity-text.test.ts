import { expect, test } from "vitest";
import { validityText } from "./validity-text.ts";

test("a pass says until which day of the site it is valid", () => {
  expect(validityText("2026-05-12T22:30:00Z", "Europe/Brussels", "en-GB")).toBe("until 13 May 2026");
  expect(validityText("no-end", "UTC")).toBe("no end");
  expect(validityText(null, "UTC")).toBe("");
});
