import type { ImportProgress } from "@gatehouse/contracts/imports/import-run";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { expect, test } from "vitest";
import { givenTeam, givenUser } from "../users/user.fixture.ts";
import { claimImport } from "./claim-import.ts";
import { givenImporter, row } from "./import.fixture.ts";
import { planImport } from "./plan-import.ts";
import { stageFile } from "./stage-file.ts";

const { db } = await databaseForFile();

/** A run whose worker is asked step by step, and everything it says of how far it is. */
async function givenRun(people: number) {
  const { projectId, actor } = await givenTeam(db);
  const importer = givenImporter(db, actor);
  const rows = Array.from({ length: people }, (_, nth) => row(`Person${nth}`, `${nth}`));
  const importId = await importer.bring(rows);
  await db.client.import.updateMany({ where: { id: importId }, data: { state: "reading" } });
  const claimed = await claimImport(db, importer.tools, projectId, importId);
  if (!claimed) throw new Error("somebody else has the run");
  const said: ImportProgress[] = [];
  const say = (progress: ImportProgress) => Promise.resolve(void said.push(progress));
  claimed.letGo();
  return { importer, said, run: { ...claimed, say } };
}

test("reading says how many bytes of the file it has read, up to all of them", async () => {
  const { importer, said, run } = await givenRun(9_000);
  await stageFile(db, importer.tools, run);
  expect(said.length).toBeGreaterThan(2);
  expect(said.every(({ phase, total }) => phase === "read" && total === run.fileBytes)).toBe(true);
  const done = said.map((one) => one.done);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  expect(done[0]).toBeLessThan(run.fileBytes);
  expect(done.at(-1)).toBe(run.fileBytes);
});

test("comparing says which of its steps are done, and is at its last one when the plan is summed up", async () => {
  const { importer, said, run } = await givenRun(2);
  await db.client.import.updateMany({ where: { id: run.id }, data: { state: "planning" } });
  await planImport(db, importer.tools, { ...run, state: "planning" }, false);
  expect(said).toEqual([0, 1, 2, 3, 4].map((done) => ({ phase: "plan", done, total: 5 })));
});

test("bringing people back is said as any writing is, after those who were there", async () => {
  const { actor } = await givenTeam(db);
  const importer = givenImporter(db, actor);
  await givenUser(db, actor, { lastName: "Back", idNumber: "1" });
  await importer.apply(await importer.bring([row("Other", "2"), row("Third", "3")]));
  const importId = await importer.bring([row("Back", "1")], "update");
  importer.told.length = 0;
  await importer.apply(importId);
  const progress = importer.told.flatMap((one) => (one.progress?.phase === "change" ? [one.progress] : []));
  expect(progress).toEqual([{ phase: "change", done: 1, total: 0 }]);
});
