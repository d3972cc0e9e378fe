import { createRoot, createSignal } from "solid-js";
import { expect, test } from "vitest";
import { createListCursor } from "./list-cursor.ts";

function setUp(ids: readonly string[], offset = 0, firstInView = offset) {
  return createRoot(() => {
    const [rows, setRows] = createSignal({ ids, offset, total: 100 });
    const moves: number[] = [];
    const cursor = createListCursor({
      rows,
      firstInView: () => firstInView,
      onMove: (index) => moves.push(index),
    });
    return { cursor, setRows, moves };
  });
}

test("the first move down goes to the first row", () => {
  const { cursor, moves } = setUp(["a", "b"]);
  cursor.moveBy(1);
  expect(cursor.id()).toBe("a");
  expect(moves).toEqual([0]);
});

test("a row put in above does not move the cursor to another row", () => {
  const { cursor, setRows } = setUp(["a", "b"]);
  cursor.moveTo("b");
  setRows({ ids: ["new", "a", "b"], offset: 0, total: 100 });
  expect(cursor.id()).toBe("b");
  expect(cursor.index()).toBe(2);
});

test("when the cursor's row leaves, the next move down lands on the row that took its place", () => {
  const { cursor, setRows } = setUp(["a", "b", "c"]);
  cursor.moveTo("b");
  expect(cursor.index()).toBe(1);
  setRows({ ids: ["a", "c"], offset: 0, total: 100 });
  cursor.moveBy(1);
  expect(cursor.id()).toBe("c");
});

test("the cursor stops at the ends of what is loaded", () => {
  const { cursor } = setUp(["a", "b"], 40);
  cursor.moveBy(-1);
  expect(cursor.id()).toBe("a");
  cursor.moveBy(99);
  expect(cursor.id()).toBe("b");
});

test("in the middle of a long list the cursor comes in at the first row in view", () => {
  const { cursor } = setUp(["a", "b", "c", "d"], 5000, 5002);
  cursor.moveBy(1);
  expect(cursor.id()).toBe("c");
});

test("a cursor left far behind comes back in view and not at the edge of what is loaded", () => {
  const { cursor, setRows } = setUp(["a", "b"], 0, 7001);
  cursor.moveTo("b");
  setRows({ ids: ["x", "y", "z"], offset: 7000, total: 9000 });
  cursor.moveBy(1);
  expect(cursor.id()).toBe("y");
});
