import { existsSync } from "node:fs";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { expect, test } from "vitest";
import { givenTeam } from "../users/user.fixture.ts";
import { agreeToImport } from "./agree-to-import.ts";
import { clearImports } from "./clear-imports.ts";
import { givenImporter, row } from "./import.fixture.ts";
import { fileOf } from "./import-tools.ts";
import { pauseBeforeTransaction } from "./pause-at.fixture.ts";

const { db, clock } = await databaseForFile();
const week = 7 * 24 * 60 * 60 * 1000;

test("after seven days only the line in the history is left, and what still waited is called off", async () => {
  const { projectId, actor } = await givenTeam(db);
  const importer = givenImporter(db, actor);
  const applied = await importer.bring([row("A", "1")]);
  await importer.apply(applied);
  const waiting = await importer.bring([row("A", "1"), row("B", "2")]);
  const left = () => db.client.importRow.count({ where: { projectId } });
  expect(await clearImports(db, importer.tools)).toBe(0);
  expect(await left()).toBe(3);
  expect(existsSync(fileOf(importer.tools, applied))).toBe(true);
  clock.shiftMs = week + 60_000;
  expect(await clearImports(db, importer.tools)).toBe(2);
  expect(await clearImports(db, importer.tools)).toBe(0);
  clock.shiftMs = 0;
  expect([await left(), await db.client.importItem.count({ where: { projectId } })]).toEqual([0, 0]);
  expect(existsSync(fileOf(importer.tools, applied))).toBe(false);
  expect(await importer.show(applied)).toMatchObject({ state: "done", cleared: true, counts: { new: 1 } });
  expect((await importer.show(waiting)).state).toBe("cancelled");
  expect(await db.client.user.count({ where: { projectId } })).toBe(1);
});

test("a run that is agreed to at that very moment keeps its plan", async () => {
  const { projectId, actor } = await givenTeam(db);
  const importer = givenImporter(db, actor);
  const importId = await importer.bring([row("A", "1")]);
  const { plan } = await importer.show(importId);
  clock.shiftMs = week + 60_000;
  try {
    const paused = pauseBeforeTransaction(db);
    const clearing = clearImports(paused.db, importer.tools);
    await paused.reached;
    await agreeToImport(db, actor, { projectId, importId, planHash: plan?.hash ?? "", removals: null });
    paused.goOn();
    await clearing;
  } finally {
    clock.shiftMs = 0;
  }
  await importer.advance(importId);
  expect(await importer.show(importId)).toMatchObject({ state: "done", cleared: false, counts: { new: 1 } });
});
