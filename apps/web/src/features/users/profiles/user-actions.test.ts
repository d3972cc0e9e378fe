import { expect, test } from "vitest";
import { type ActionFacts, otherActions, primaryAction } from "./user-actions.ts";

const active: ActionFacts = { standing: "active", pass: "active", deleteLabel: "Delete", canTakeBack: false };
const verbs = (facts: ActionFacts) => otherActions(facts).flatMap((group) => group.map(({ verb }) => verb));

test("the primary verb undoes the strongest open fact", () => {
  expect(primaryAction({ ...active, standing: "archived" })?.label).toBe("Restore");
  expect(primaryAction({ ...active, standing: "archived", canTakeBack: true })?.label).toBe("Take back");
  expect(primaryAction({ ...active, standing: "blocked" })?.verb).toBe("unblock");
  expect(primaryAction({ ...active, standing: "in-review" })?.verb).toBe("revalidate");
});

test("somebody active without a working pass is invited; with one there is nothing more urgent than editing", () => {
  expect(primaryAction({ ...active, pass: "invitation-expired" })?.label).toBe("Invite again");
  expect(primaryAction({ ...active, pass: "not-invited" })?.label).toBe("Invite");
  expect(primaryAction(active)).toBeUndefined();
});

test("nobody blocked or in review can be invited", () => {
  expect(verbs({ ...active, standing: "blocked", pass: "not-invited" })).not.toContain("invite");
  expect(verbs({ ...active, standing: "in-review", pass: "not-invited" })).not.toContain("invite");
});

test("an invitation is withdrawn only while one is open", () => {
  expect(verbs({ ...active, pass: "invitation-sent" })).toContain("withdraw");
  expect(verbs({ ...active, pass: "active-replacing" })).toContain("withdraw");
  expect(verbs(active)).not.toContain("withdraw");
});

test("the archived can only be restored", () => {
  expect(verbs({ ...active, standing: "archived" })).toEqual([]);
});

test("somebody restored after the phone was told to remove its pass is invited anew", () => {
  const restored: ActionFacts = { ...active, pass: "deletion-pending" };
  expect(primaryAction(restored)?.label).toBe("Invite again");
  expect(verbs({ ...restored, canTakeBack: true })).not.toContain("invite");
});
