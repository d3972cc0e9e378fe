import { expect, test } from "vitest";
import { padColumns, withColumn } from "./column-choice.ts";

test("choosing a field another column holds makes the two change places", () => {
  expect(withColumn(["firstName", "lastName", "email"], 0, "lastName")).toEqual([
    "lastName",
    "firstName",
    "email",
  ]);
});

test("no column becomes the Sync ID unless somebody says so", () => {
  const columns = ["firstName", "lastName", "email", "idNumber", "syncId"] as const;
  expect(withColumn(columns, 4, "idNumber")).toEqual(["firstName", "lastName", "email", null, "idNumber"]);
});

test("a column that is not read gives its place to nobody", () => {
  expect(withColumn(["firstName", null, null], 0, null)).toEqual([null, null, null]);
});

test("columns beyond those that were chosen are not read", () => {
  expect(padColumns(["firstName"], 3)).toEqual(["firstName", null, null]);
  expect(padColumns(["firstName", "email"], 1)).toEqual(["firstName", "email"]);
});
