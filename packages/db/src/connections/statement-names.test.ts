import { expect, test } from "vitest";
import { statementNames } from "./statement-names.ts";

const times = (count: number, name: (query: { sql: string }) => string, sql: string) =>
  Array.from({ length: count }, () => name({ sql }));

test("a statement gets a name of its own with its fifth sending, and keeps it", () => {
  const name = statementNames();
  const [first, second, third, fourth, fifth, sixth] = times(6, name, "select 1");
  expect([first, second, third, fourth]).toEqual(["", "", "", ""]);
  expect(fifth).toMatch(/^s[0-9a-f]{40}$/);
  expect(sixth).toBe(fifth);
  expect(times(5, name, "select 2").at(-1)).not.toBe(fifth);
});

test("beyond a thousand texts nothing new is remembered", () => {
  const name = statementNames();
  for (let nth = 0; nth < 1_000; nth += 1) name({ sql: `select ${nth}` });
  expect(times(10, name, "select 'one too many'")).toEqual(Array(10).fill(""));
  expect(times(4, name, "select 7").at(-1)).not.toBe("");
});
