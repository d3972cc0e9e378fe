import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { expect, test } from "vitest";
import { followToEnd } from "../changes/follower.ts";
import { retireDeadMails } from "../mails/retire-mails.ts";
import { givenUser } from "../users/user.fixture.ts";
import { agreeToImport, approveImport } from "./agree-to-import.ts";
import { approvalMails } from "./approval-mails.ts";
import { cancelImport } from "./cancel-import.ts";
import { givenImporter, row } from "./import.fixture.ts";

const { db } = await databaseForFile();

/** A project with everybody who could be asked, and a plan that removes three of four, agreed to once. */
async function givenHeld() {
  const projectId = await givenProject(db);
  const [agreed, second, owner] = [
    await givenAdmin(db, projectId, "admin"),
    await givenAdmin(db, projectId, "admin"),
    await givenAdmin(db, projectId, "owner"),
  ];
  for (const role of ["desk", "auditor"] as const) await givenAdmin(db, projectId, role);
  for (const nth of [0, 1, 2, 3])
    await givenUser(db, agreed, { lastName: `Held${"abcd"[nth]}`, idNumber: `${nth}` });
  const importer = givenImporter(db, agreed);
  const importId = await importer.bring([row("Helda", "0")]);
  const planHash = (await importer.show(importId)).plan?.hash ?? "";
  await agreeToImport(db, agreed, { projectId, importId, planHash, removals: 3 });
  const mails = async () => {
    await followToEnd(db, projectId, approvalMails);
    return db.client.mail.findMany({ where: { projectId, kind: "import-held" } });
  };
  return { projectId, agreed, second, owner, importId, planHash, mails };
}

test("everybody who may approve an import is asked by mail, once, but not who agreed to it", async () => {
  const { importId, second, owner, mails } = await givenHeld();
  await mails();
  const asked = await mails();
  const recipients = asked.map((mail) => mail.recipient.split("@")[0]);
  expect(recipients.toSorted()).toEqual([second.adminId, owner.adminId].toSorted());
  expect(JSON.parse(asked[0]?.params ?? "")).toMatchObject({
    ...{ isUndoing: false, removals: 3, inScope: 4, importId },
    agreedBy: expect.stringMatching(/./),
  });
});

test("what was approved or called off before its mail went out is asked of nobody any more", async () => {
  for (const end of ["approved", "called off"]) {
    const { projectId, agreed, second, importId, planHash, mails } = await givenHeld();
    await mails();
    await retireDeadMails(db);
    expect((await mails()).map((mail) => mail.state)).toEqual(["queued", "queued"]);
    if (end === "approved") await approveImport(db, second, { projectId, importId, planHash });
    else await cancelImport(db, agreed, { projectId, importId });
    await retireDeadMails(db);
    expect((await mails()).map((mail) => mail.error)).toEqual(["withdrawn", "withdrawn"]);
  }
});

test("nobody is asked for what was decided before the mails were made", async () => {
  const { projectId, agreed, importId, mails } = await givenHeld();
  await cancelImport(db, agreed, { projectId, importId });
  expect(await mails()).toEqual([]);
});
