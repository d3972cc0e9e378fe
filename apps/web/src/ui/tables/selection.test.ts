import { createRoot } from "solid-js";
import { expect, test } from "vitest";
import { createSelection, type Selection } from "./selection.ts";

const ids = ["a", "b", "c", "d", "e"];

function withSelection(check: (selection: Selection<string>) => void): void {
  createRoot((dispose) => {
    check(createSelection<string>());
    dispose();
  });
}

test("Shift selects everything between the last toggled row and this one, in either direction", () => {
  withSelection((selection) => {
    selection.toggle("d");
    selection.extendTo("b", ids);
    expect(selection.selected()).toEqual({ kind: "some", ids: expect.arrayContaining(["b", "c", "d"]) });
    expect(selection.count()).toBe(3);
  });
});

test("a range whose anchor has left the list selects the row itself", () => {
  withSelection((selection) => {
    selection.toggle("gone");
    selection.extendTo("b", ids);
    expect(selection.has("b")).toBe(true);
    expect(selection.has("a")).toBe(false);
  });
});

test("selecting a row twice counts it once", () => {
  withSelection((selection) => {
    selection.set(["a", "a", "b"], true);
    selection.set(["b"], true);
    expect(selection.count()).toBe(2);
  });
});

test("everything matching includes rows never seen, minus the ones left out", () => {
  withSelection((selection) => {
    selection.toggle("a");
    selection.selectMatching("role=welder", 4213);
    selection.toggle("b");
    expect(selection.has("never-seen")).toBe(true);
    expect(selection.has("b")).toBe(false);
    expect(selection.count()).toBe(4212);
    expect(selection.selected()).toEqual({ kind: "matching", filter: "role=welder", except: ["b"] });
  });
});

test("clearing leaves nothing selected and no anchor", () => {
  withSelection((selection) => {
    selection.selectMatching("all", 10);
    selection.clear();
    expect(selection.count()).toBe(0);
    expect(selection.has("a")).toBe(false);
    selection.extendTo("c", ids);
    expect(selection.count()).toBe(1);
  });
});
