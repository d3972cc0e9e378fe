import { expect, test } from "vitest";
import { drawnHeight, listPxShowing, rowsAt, scrollRatio, tallestPx } from "./tall-list.ts";

const list = (total: number) => ({ total, rowPx: 36, viewPx: 720 });

test("a list that fits is drawn whole and scrolls one to one", () => {
  expect(drawnHeight(list(100_000))).toBe(3_600_000);
  expect(scrollRatio(list(100_000))).toBe(1);
});

test("of a million rows the end of the scrollbar shows the last row", () => {
  const shape = list(1_000_000);
  expect(drawnHeight(shape)).toBe(tallestPx);
  const endOfScrollbar = (tallestPx - shape.viewPx) * scrollRatio(shape);
  expect(rowsAt(shape, endOfScrollbar)[1]).toBe(999_999);
  expect(listPxShowing(shape, 999_999, 0)).toBeCloseTo(endOfScrollbar, 3);
});

test("the rows drawn are those in view and a few around them", () => {
  expect(rowsAt(list(100), 0)).toEqual([0, 27]);
  expect(rowsAt(list(100), 36 * 40)).toEqual([32, 67]);
  expect(rowsAt(list(100), 36 * 80)).toEqual([72, 99]);
});

test("a list shorter than its view is drawn from its first row to its last", () => {
  expect(rowsAt(list(3), 0)).toEqual([0, 2]);
  expect(rowsAt(list(0), 0)[1]).toBe(-1);
});

test("showing a row moves only as far as needed", () => {
  expect(listPxShowing(list(100), 5, 0)).toBe(0);
  expect(listPxShowing(list(100), 2, 360)).toBe(72);
  expect(listPxShowing(list(100), 30, 0)).toBe(31 * 36 - 720);
});
