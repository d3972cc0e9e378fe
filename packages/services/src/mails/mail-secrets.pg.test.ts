import { Prisma } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { expect, test } from "vitest";
import { followToEnd } from "../changes/follower.ts";
import { addUser } from "../users/add-user.ts";
import { claimMailBatch } from "./claim-mail-batch.ts";
import { eraseMails } from "./erase-mails.ts";
import { finishMailBatch } from "./finish-mail-batch.ts";
import { mailFollower } from "./mail-reactions.ts";
import { recordMailEvent } from "./record-mail-event.ts";

const { db } = await databaseForFile();

/** Every row of every table as text: what a dump of this database holds. */
async function dump(): Promise<string> {
  const tables = await db.client.$queryRaw<{ name: string }[]>`
    select tablename::text as name from pg_tables where schemaname = 'public' order by 1`;
  const texts = [];
  for (const { name } of tables)
    texts.push(
      await db.client.$queryRaw<
        { all: string | null }[]
      >`select string_agg(t::text, e'\\n') as all from ${Prisma.raw(`"${name}"`)} t`,
    );
  return texts.map(([row]) => row?.all ?? "").join("\n");
}

async function givenSentInvitations(count: number) {
  const projectId = await givenProject(db);
  const actor = await givenAdmin(db, projectId);
  const userIds = [];
  for (let i = 0; i < count; i++) {
    const person = {
      projectId,
      firstName: "Zenobia",
      lastName: `Quist${i}`,
      email: `zenobia${i}@secret.example.org`,
      phone: null,
    };
    userIds.push(
      (
        await addUser(db, actor, {
          ...person,
          idNumber: null,
          syncId: null,
          companyIds: [],
          roleIds: [],
          invite: true,
        })
      ).id,
    );
  }
  await followToEnd(db, projectId, mailFollower);
  const batch = await claimMailBatch(db);
  if (!batch) throw new Error("nothing was queued");
  const results = batch.mails.map((mail) => ({
    mailId: mail.id,
    accepted: true as const,
    providerId: `re_${mail.id}`,
  }));
  await finishMailBatch(db, batch.id, results);
  return { projectId, actor, userIds, mails: batch.mails };
}

test("no link token and no code stands anywhere in the database, before, while or after it is mailed", async () => {
  const { mails } = await givenSentInvitations(5);
  const everything = await dump();
  expect(mails).toHaveLength(5);
  expect(everything).toContain(mails[0]?.recipient);
  for (const { secrets } of mails) {
    expect(secrets.token).toMatch(/^[\w-]{43}$/);
    expect(everything).not.toContain(secrets.token);
    expect(everything).not.toContain(secrets.code);
    expect(everything).not.toContain(Buffer.from(secrets.token).toString("hex"));
  }
});

test("an erased person is gone from the mail log, and a late report brings nothing back", async () => {
  const { actor, userIds, mails } = await givenSentInvitations(1);
  const [userId] = userIds;
  await inTransaction(db, actor, (tx) => eraseMails(tx, userId ?? ""));
  const [mail] = mails;
  const report = {
    state: "bounced" as const,
    at: new Date(),
    reason: "550 zenobia0@secret.example.org unknown",
  };
  await recordMailEvent(db, {
    svixId: "late",
    type: "email.bounced",
    providerId: "",
    mailId: mail?.id ?? "",
    report,
  });
  const row = await db.client.mail.findUniqueOrThrow({ where: { id: mail?.id ?? "" } });
  expect(row).toMatchObject({ recipient: "", params: "{}", error: null, state: "bounced" });
});
