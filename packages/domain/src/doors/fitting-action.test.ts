import { expect, test } from "vitest";
import { denialReasons } from "./denial-reason.ts";
import { fittingAction } from "./fitting-action.ts";

test("a pending role points at its open task, and without one at the role itself", () => {
  const detail = { zoneId: "hall", pendingRoleId: "welder", openTaskId: "safety" };
  expect(fittingAction("no-access-at-door", detail)).toEqual({ kind: "finish-task", subjectId: "safety" });
  const untasked = { ...detail, openTaskId: null };
  expect(fittingAction("no-access-at-door", untasked)).toEqual({ kind: "accept-role", subjectId: "welder" });
  expect(fittingAction("no-access-at-door", { zoneId: "hall" })).toEqual({
    kind: "grant-access",
    subjectId: "hall",
  });
});

test("a pass that was shown in the wrong state asks for a new invitation, a withdrawn badge for a new badge", () => {
  expect(fittingAction("credential-inactive", { because: "pass-state" })?.kind).toBe("resend-invitation");
  expect(fittingAction("credential-inactive", { because: "withdrawn" })?.kind).toBe("renew-badge");
});

test("no reason is left without an answer, also when its detail is missing", () => {
  for (const reason of denialReasons) expect(() => fittingAction(reason, {})).not.toThrow();
});
