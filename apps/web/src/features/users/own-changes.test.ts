import { expect, test } from "vitest";
import { makeOwnChanges } from "./own-changes.ts";

test("an echo is one's own for five seconds and somebody else's after that", () => {
  let now = 0;
  const own = makeOwnChanges(() => now);
  own.mark(["a"]);
  now = 4_999;
  expect([own.has("a"), own.has("b")]).toEqual([true, false]);
  now = 5_000;
  expect(own.has("a")).toBe(false);
});
