import { Readable } from "node:stream";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { expect, test } from "vitest";
import { archiveUser } from "../users/archive-user.ts";
import { givenUser } from "../users/user.fixture.ts";
import { agreeToImport, approveImport } from "./agree-to-import.ts";
import { givenImporter, row } from "./import.fixture.ts";
import { listImports } from "./list-imports.ts";
import { syncUsers } from "./sync-users.ts";

const { db } = await databaseForFile();

/** Two admins, and four people of whom a file of `one` person removes three. */
async function givenFour() {
  const projectId = await givenProject(db);
  const actor = await givenAdmin(db, projectId, "owner");
  const second = await givenAdmin(db, projectId, "admin");
  const ids: string[] = [];
  for (const nth of [0, 1, 2, 3])
    ids.push(await givenUser(db, actor, { lastName: `Four${"abcd"[nth]}`, idNumber: `${nth}` }));
  const importer = givenImporter(db, actor);
  const one = [row("Foura", "0")];
  const waiting = async () =>
    (await listImports(db, { projectId, limit: 10, waiting: true })).rows.map(({ id }) => id);
  const count = async () => (await listImports(db, { projectId, limit: 1, waiting: true })).total;
  const agree = async (importId: string) => {
    const planHash = (await importer.show(importId)).plan?.hash ?? "";
    await agreeToImport(db, actor, { projectId, importId, planHash, removals: 3 });
    return planHash;
  };
  return { projectId, actor, second, ids, importer, one, waiting, count, agree };
}

test("what waits for a second admin waits until one has decided, however many runs came since", async () => {
  const { projectId, second, importer, one, waiting, agree } = await givenFour();
  const importId = await importer.bring(one);
  expect(await waiting()).toEqual([]);
  const planHash = await agree(importId);
  for (let nth = 0; nth < 12; nth += 1) await importer.bring([`not,a,row,${nth}`]);
  expect(await waiting()).toEqual([importId]);
  await approveImport(db, second, { projectId, importId, planHash });
  await importer.advance(importId);
  expect(await waiting()).toEqual([]);
});

test("what was agreed to and could not be applied waits, until it is agreed to again", async () => {
  const { projectId, actor, second, ids, importer, one, waiting, agree } = await givenFour();
  const importId = await importer.bring(one);
  const planHash = await agree(importId);
  await approveImport(db, second, { projectId, importId, planHash });
  await archiveUser(db, actor, { projectId, userId: ids[3] ?? "", tellPerson: false });
  await importer.advance(importId);
  expect(await importer.show(importId)).toMatchObject({ state: "ready", failure: "moved" });
  expect(await waiting()).toEqual([importId]);
  await importer.apply(importId);
  expect(await importer.show(importId)).toMatchObject({ state: "done" });
  expect(await waiting()).toEqual([]);
});

test("a list that another system sent in vain waits, and a dry run or a mistake of one's own does not", async () => {
  const { projectId, importer, waiting, count } = await givenFour();
  const send = (text: string, dryRun: boolean, mode: "replace" | "update" = "replace") =>
    syncUsers(db, { kind: "token", projectId, tokenId: projectId, scopes: [] }, importer.tools, {
      ...{ bytes: Readable.from([Buffer.from(text)]), mode, dryRun },
    });
  await send("Ada,Len,nobody,1\n", true);
  await importer.bring(["Ada,Len,nobody,1"]);
  expect(await waiting()).toEqual([]);
  const { run } = await send("Ada,Len,nobody,1\n", false);
  expect(await waiting()).toEqual([run.id]);
  const again = await send("Ada,Len,nobody,2\n", false, "update");
  expect(await waiting()).toEqual([again.run.id, run.id]);
  expect(await count()).toBe(2);
});
