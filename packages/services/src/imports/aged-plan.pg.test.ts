import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { expect, test } from "vitest";
import { givenTeam, givenUser } from "../users/user.fixture.ts";
import { setImportOptions } from "./change-run.ts";
import { givenImporter, row } from "./import.fixture.ts";

const { db } = await databaseForFile();

test("a plan that waits says when the list has changed since, until it is compared again or applied", async () => {
  const { projectId, actor } = await givenTeam(db);
  const importer = givenImporter(db, actor);
  const importId = await importer.bring([row("A", "1")]);
  const moved = async () => (await importer.show(importId)).listMoved;
  expect(await moved()).toBe(false);
  await givenUser(db, actor, { lastName: "Late", idNumber: "2" });
  expect(await moved()).toBe(true);
  const options = { mode: "update", inviteAll: false, tellReturned: false } as const;
  await setImportOptions(db, actor, { projectId, importId, ...options });
  await importer.advance(importId);
  expect(await moved()).toBe(false);
  await importer.apply(importId);
  await givenUser(db, actor, { lastName: "Later", idNumber: "3" });
  expect(await moved()).toBe(false);
});
