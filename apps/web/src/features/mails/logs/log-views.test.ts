import { expect, test } from "vitest";
import { belongs, logViewPath, logViews, readLogView, unseenStates } from "./log-views.ts";

test("every state has a view, and every view an address that leads back to it", () => {
  expect(unseenStates).toEqual([]);
  for (const view of logViews)
    expect(readLogView(new URL(logViewPath(view), "http://x").search)).toEqual(view);
});

test("a mistyped address shows everything", () => {
  expect(readLogView("?state=lost").id).toBe("all");
  expect(readLogView("").id).toBe("all");
});

test("problems are what did not reach the person", () => {
  const problems = readLogView("?state=problems");
  expect(
    ["queued", "sent", "failed", "delivered", "bounced", "complained"].filter((state) =>
      belongs(problems, state as "sent"),
    ),
  ).toEqual(["failed", "bounced", "complained"]);
});
