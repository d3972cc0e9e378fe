import type { ImportPlan, ImportRun } from "@gatehouse/contracts/imports/import-run";
import { noCounts } from "@gatehouse/domain/imports/plan-kind";
import { expect, test } from "vitest";
import { drawnRun } from "./drawn-run.ts";

const plan: ImportPlan = {
  ...{
    hash: "seen",
    counts: noCounts,
    guard: "free",
    removals: 0,
    inScope: 9,
    defaultRole: null,
    moved: null,
  },
  ...{ mails: { invitations: 0, removals: 0, returns: 0 }, phones: { same: 0, anew: 0 } },
};

const run = (part: Partial<ImportRun>): ImportRun => ({
  ...{ id: "1", kind: "file", state: "ready", mode: "replace", dryRun: false, fileName: "", fileHash: "" },
  ...{
    fileBytes: 1,
    rows: 1,
    faultyRows: 0,
    counts: null,
    createdAt: "",
    finishedAt: null,
    finishedBy: null,
  },
  ...{ createdBy: { kind: "system", id: "", name: "" }, reverts: null, reverted: false, cleared: false },
  ...{ inviteAll: false, tellReturned: false, scope: { kind: "everyone", name: null }, format: null },
  ...{ sample: [], refusal: null, notices: 0, reasons: [], plan, listMoved: false, progress: null },
  ...{ agreedBy: null, approvedBy: null, canApprove: false, approvers: 0, revertedBy: null },
  ...{ revertibleUntil: null, isTooLate: false, failure: null },
  ...part,
});

const planning = run({ state: "planning", mode: "update", plan: null });

test("while a choice is worked in, the plan before stays as it was, and the choice is shown", () => {
  const before = run({});
  expect(drawnRun(planning, before)).toEqual({ ...before, mode: "update" });
  expect(drawnRun(planning, drawnRun(planning, before)).plan).toBe(plan);
});

test("once the new plan is there, nothing of the one before is left", () => {
  const next = run({ plan: { ...plan, hash: "next" } });
  expect(drawnRun(next, drawnRun(planning, run({})))).toBe(next);
});

test("the first plan has nothing before it", () => {
  expect(drawnRun(planning, undefined)).toBe(planning);
  expect(drawnRun(planning, run({ state: "faulty", plan: null }))).toBe(planning);
});
