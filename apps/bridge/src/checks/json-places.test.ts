import { expect, test } from "vitest";
import { jsonPlaces } from "./json-places.ts";

test("every value is found on its line, whatever stands in the texts before it", () => {
  const { lineOf, twice } = jsonPlaces(
    '{\n"a": "}]\\"\\n,",\n"b": [1, {\n"c": {}, "d":\nnull }],\n"e" : [[],\n-1e3]}\n',
  );
  expect([["a"], ["b"], ["b", 1, "c"], ["b", 1, "d"], ["e", 1]].map(lineOf)).toEqual([2, 3, 4, 5, 7]);
  expect(lineOf(["b", 1, "missing", 3])).toBe(3);
  expect(lineOf([])).toBe(1);
  expect(twice).toEqual([]);
});

test("a field of one name twice in one object is told, in two objects it is not", () => {
  expect(jsonPlaces('{"a": 1, "b": {"a": 2}, "a": 3}').twice).toEqual([["a"]]);
});
