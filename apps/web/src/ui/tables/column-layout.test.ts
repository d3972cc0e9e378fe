import { expect, test } from "vitest";
import { createColumnLayout, defaultLayout, fitLayout, moveColumn } from "./column-layout.ts";

const columns = [{ id: "name", pinned: true }, { id: "mail" }, { id: "phone", hidden: true }];

test("the default layout shows what is not hidden and pins what is pinned", () => {
  expect(defaultLayout(columns)).toMatchObject({
    visibility: { phone: false },
    order: ["name", "mail", "phone"],
    pinned: ["name"],
  });
});

test("a kept layout loses columns that are gone and gains new ones at the end", () => {
  const kept = { ...defaultLayout(columns), order: ["gone", "mail", "name"], pinned: ["gone", "name"] };
  expect(fitLayout(kept, columns)).toMatchObject({
    order: ["mail", "name", "phone"],
    pinned: ["name"],
    visibility: { phone: false },
  });
});

test("a column that someone has shown stays shown", () => {
  const kept = { ...defaultLayout(columns), visibility: { phone: true } };
  expect(fitLayout(kept, columns).visibility).toEqual({ phone: true });
});

test("moving a column swaps it with its neighbour and stops at the ends", () => {
  expect(moveColumn(["a", "b", "c"], "a", 1)).toEqual(["b", "a", "c"]);
  expect(moveColumn(["a", "b", "c"], "a", -1)).toEqual(["a", "b", "c"]);
  expect(moveColumn(["a", "b", "c"], "c", 1)).toEqual(["a", "b", "c"]);
});

test("a change holds whether or not somebody keeps it", () => {
  const state = createColumnLayout(columns);
  state.change({ density: "compact" });
  expect(state.layout().density).toBe("compact");
  expect(state.layout().order).toEqual(["name", "mail", "phone"]);
});
