import { expect, test } from "vitest";
import { matchCommands } from "./match-commands.ts";

const of = (title: string, keywords?: string) => ({ id: title, title, group: "Go to", keywords });
const commands = [
  of("Blocklist"),
  of("Users", "people"),
  of("Add user"),
  of("Zoë Müller"),
  of("Import users"),
];
const titles = (text: string) => matchCommands(commands, text).map(({ title }) => title);

test("a title that begins with the text comes before one that has it later", () => {
  expect(titles("user")).toEqual(["Users", "Add user", "Import users"]);
});

test("accents do not hide a name", () => {
  expect(titles("muller")).toEqual(["Zoë Müller"]);
});

test("a command is found by its other words", () => {
  expect(titles("people")).toEqual(["Users"]);
});

test("every word must fit", () => {
  expect(titles("import block")).toEqual([]);
});

test("no text means all, in their own order", () => {
  expect(titles("  ")).toEqual(commands.map(({ title }) => title));
});
