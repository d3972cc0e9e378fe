import { expect, test } from "vitest";
import { applyingRun } from "./applying-run.ts";

const progress = { phase: "add", done: 1, total: 2 };
const event = (data: unknown, name = "import.progress") => applyingRun({ name, data });

test("only the progress of applying names a run, and its end does not", () => {
  expect(event({ importId: "a", state: "applying", progress })).toBe("a");
  expect(event({ importId: "a", state: "applying", progress: null })).toBeUndefined();
  expect(event({ importId: "a", state: "planning", progress })).toBeUndefined();
  expect(event({ importId: "a", state: "applying", progress }, "presence")).toBeUndefined();
  expect(event(null)).toBeUndefined();
});
