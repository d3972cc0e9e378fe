import { expect, test } from "vitest";
import { judgeRemovals } from "./guard.ts";

const judge = (removals: number, inScope: number, admins = 2) => judgeRemovals({ removals, inScope, admins });

test("up to a fifth goes freely, more is typed, more than half needs a second admin", () => {
  expect(judge(20, 100)).toBe("free");
  expect(judge(21, 100)).toBe("type-number");
  expect(judge(50, 100)).toBe("type-number");
  expect(judge(51, 100)).toBe("second-admin");
  expect(judge(51, 100, 1)).toBe("type-number");
});

test("numbers stop whatever their share", () => {
  expect(judge(500, 100_000)).toBe("free");
  expect(judge(501, 100_000)).toBe("type-number");
  expect(judge(2_001, 100_000)).toBe("second-admin");
});

test("two of two go freely, nine of twelve do not", () => {
  expect(judge(2, 2)).toBe("free");
  expect(judge(9, 12, 1)).toBe("type-number");
  expect(judge(3, 10)).toBe("type-number");
});

test("limits of a project replace ours, the second admin stays", () => {
  const limits = { percent: 100, people: 100_000 };
  expect(judgeRemovals({ removals: 40, inScope: 100, admins: 2 }, limits)).toBe("free");
  expect(judgeRemovals({ removals: 60, inScope: 100, admins: 2 }, limits)).toBe("second-admin");
  expect(judgeRemovals({ removals: 60, inScope: 100, admins: 1 }, limits)).toBe("type-number");
});
