import type { ImportFinding } from "@gatehouse/contracts/imports/import-findings";
import { expect, test } from "vitest";
import { afterSaving, faultNow, type Mending, withoutList } from "./mending.ts";

const fields = { firstName: "Ada", lastName: "", email: "ada(at)example.org", idNumber: "1", syncId: "" };

const fault = (n: number, part: Partial<ImportFinding> = {}): ImportFinding => ({
  ...{ n, line: n + 1, column: "email", reason: "email-invalid", value: "ada(at)example.org" },
  ...{ suggestion: null, other: null, fields },
  ...part,
});

const typed = (n: number): Mending => ({ fault: fault(n), fields: { ...fields, lastName: "Lovelace" } });

test("a line goes on being mended under its error, else under another of its errors, else under none", () => {
  const empty = fault(3, { column: "lastName", reason: "empty" });
  expect(faultNow(typed(3), [fault(2), empty, fault(3)])).toEqual(fault(3));
  expect(faultNow(typed(3), [fault(2), empty])).toEqual(empty);
  expect(faultNow(typed(3), [fault(2)])).toBeUndefined();
});

test("saving one line leaves the editor of another open, and what was typed after the saving", () => {
  expect(afterSaving(typed(3), typed(3))).toBeUndefined();
  expect(afterSaving(typed(4), typed(3))).toEqual(typed(4));
  const further = { ...typed(3), fields: { ...fields, lastName: "King" } };
  expect(afterSaving(further, typed(3))).toEqual(further);
});

test("what was typed outlives its list, and a file that is read anew is never given it", () => {
  expect(withoutList({ fault: fault(3), fields }, "line")).toBeUndefined();
  expect(withoutList(typed(3), "line")).toEqual({ ...typed(3), lost: "line" });
  const unsavable = withoutList(typed(3), "file");
  expect(withoutList(unsavable, "line")).toEqual(unsavable);
});
