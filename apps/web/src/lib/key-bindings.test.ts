import { expect, test } from "vitest";
import { bindingsOf, isPlainKey } from "./key-bindings.ts";
import { keyEntries } from "./key-table.ts";

test("a sign is bound by itself, whatever modifier its keyboard needs", () => {
  expect(bindingsOf({ keys: "#" })).toEqual(["#", "Shift+#", "Alt+#"]);
});

test("letters are bound as they are and never with Shift", () => {
  expect(bindingsOf({ keys: "j" })).toEqual(["j"]);
  expect(bindingsOf({ keys: "g u" })).toEqual(["g u"]);
});

test("Mod becomes the platform's modifier", () => {
  expect(bindingsOf({ keys: "Mod K" })).toEqual(["$mod+K"]);
});

test("a key that works while typing has a modifier", () => {
  expect(keyEntries.filter((entry) => entry.whileTyping && isPlainKey(entry))).toEqual([]);
});

test("within a group no two verbs share a key", () => {
  const seen = keyEntries.map((entry) => `${entry.group} ${entry.keys}`);
  expect(new Set(seen).size).toBe(seen.length);
});
