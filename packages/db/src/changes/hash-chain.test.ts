import { expect, test } from "vitest";
import { rootOf, startRoot } from "./hash-chain.ts";

const entry = (nth: number) => ({
  verb: "user.added",
  subjectKind: "user",
  subjectId: String(nth),
  digest: `digest-${nth}`,
});

test("a root is the same whether the changes come at once or in batches, and there may be very many", () => {
  const entries = Array.from({ length: 150_000 }, (_, nth) => entry(nth));
  const root = startRoot();
  for (let start = 0; start < entries.length; start += 2_000) root.add(entries.slice(start, start + 2_000));
  expect(root.hash()).toBe(rootOf(entries));
});

test("moving a letter between two parts, or two changes, gives another root", () => {
  const [first, second] = [entry(1), entry(2)];
  const moved = { ...first, verb: "user.adde", subjectKind: "duser" };
  expect(rootOf([moved, second])).not.toBe(rootOf([first, second]));
  expect(rootOf([second, first])).not.toBe(rootOf([first, second]));
});
