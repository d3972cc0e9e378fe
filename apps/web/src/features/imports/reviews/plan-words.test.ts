import { noCounts } from "@gatehouse/domain/imports/plan-kind";
import { expect, test } from "vitest";
import { openTab, percentText, planTabs, planText, tabWords, typedNumber } from "./plan-words.ts";

test("a share is never said to be nothing or everything when it is not", () => {
  expect(percentText(1, 1_000)).toBe("under 1 %");
  expect(percentText(999, 1_000)).toBe("99 %");
  expect(percentText(40, 120)).toBe("33 %");
  expect(percentText(120, 120)).toBe("100 %");
  expect(percentText(0, 0)).toBe("0 %");
});

test("a number counts with or without thousands marks, and nothing else does", () => {
  expect(typedNumber("1,234")).toBe(1_234);
  expect(typedNumber(" 1 234 ")).toBe(1_234);
  expect(typedNumber("1.234")).toBe(1_234);
  expect(typedNumber("12a")).toBeUndefined();
  expect(typedNumber("")).toBeUndefined();
});

test("the review shows its four tabs always and the others once somebody is in them", () => {
  const kinds = planTabs("file", { ...noCounts, new: 1, "kept-blocked": 2 }).map(({ kind }) => kind);
  expect(kinds).toEqual(["new", "changed", "unchanged", "removed", "kept-blocked"]);
});

test("the tab one is in stays when the last one of it was ticked and went to another", () => {
  const kinds = planTabs("file", { ...noCounts, restored: 1 }, "archived-by-hand").map(({ kind }) => kind);
  expect(kinds).toContain("archived-by-hand");
  expect(planTabs("file", noCounts, "nonsense")).toEqual(planTabs("file", noCounts));
});

test("without a tab in the address those who go are looked at first", () => {
  const counts = { ...noCounts, new: 1, removed: 213 };
  expect(openTab(planTabs("file", counts), undefined, counts)?.kind).toBe("removed");
});

test("every tab in which something happens says so in the past once it has", () => {
  for (const kind of ["file", "revert"] as const)
    for (const tab of planTabs(kind, { ...noCounts, restored: 1 }))
      expect(tabWords(tab, true).text).not.toBe(tabWords(tab, false).text);
});

test("without a tab in the address and nobody who goes, the first in which something happens is open", () => {
  const counts = { ...noCounts, unchanged: 39, restored: 4 };
  const tabs = planTabs("file", counts);
  expect(openTab(tabs, undefined, counts)?.kind).toBe("restored");
  expect(openTab(tabs, "changed", counts)?.kind).toBe("changed");
  expect(openTab(tabs, "nonsense", counts)?.kind).toBe("restored");
  expect(openTab(tabs, undefined, { ...noCounts, unchanged: 39 })?.kind).toBe("unchanged");
});

test("a plan that does nothing says nothing", () => {
  expect(planText({ ...noCounts, unchanged: 12 })).toBe("");
  expect(planText({ ...noCounts, new: 12, removed: 1 })).toBe("12 new, 1 removed");
  expect(planText({ ...noCounts, changed: 2, removed: 1 }, "revert")).toBe("2 changed back, 1 archived");
});
