import { expect, test } from "vitest";
import { readFragment } from "./link-fragment.ts";

const token = "a".repeat(43);

test("a mailed link carries a token, a printed one also the end of its code", () => {
  expect(readFragment(`#${token}`)).toEqual({ token, lastFour: undefined });
  expect(readFragment(`#${token}.AB2C`)).toEqual({ token, lastFour: "AB2C" });
});

test.each(["", "#", "#short", `#${token}x`, `#${token}.`, `#${token}.TOOLONG`, `#${token}?x=1`, `${token}`])(
  "%s is no sign-in link",
  (hash) => {
    expect(readFragment(hash)).toBeUndefined();
  },
);
