import { randomUUID } from "node:crypto";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenProject } from "@gatehouse/testing/fixtures/project";
import { expect, test } from "vitest";
import { listMails } from "./list-mails.ts";
import { noteMailFailure, noteMailSent, reserveSendSlot } from "./mail-gate.ts";
import { readMailFacts } from "./read-mail-facts.ts";
import { readMailHealth } from "./read-mail-health.ts";

const { db } = await databaseForFile();

/** Mails of which three share each instant, so that only the id tells them apart. */
async function givenMails(projectId: string, count: number, state = "sent"): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, i) => ({
    id: randomUUID(),
    projectId,
    kind: "access-removed",
    recipient: `p${i}@example.org`,
    state,
    createdAt: new Date(Date.UTC(2026, 4, 5, 8, 0, Math.floor(i / 3))),
    notBefore: new Date(),
    reactionKey: randomUUID(),
  }));
  await db.client.mail.createMany({ data: rows });
  return rows.map((row) => row.id);
}

test("pages hold every mail once, newest first, whatever the page size", async () => {
  const projectId = await givenProject(db);
  const ids = await givenMails(projectId, 10);
  for (const limit of [1, 3, 4, 10, 50]) {
    const seen: { id: string; createdAt: string }[] = [];
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const page = await listMails(db, projectId, { states: [], limit, cursor });
      seen.push(...page.rows);
      cursor = page.next ?? undefined;
    }
    expect(seen.map((row) => row.id).toSorted()).toEqual(ids.toSorted());
    expect(seen.map((row) => row.createdAt)).toEqual(
      seen
        .map((row) => row.createdAt)
        .toSorted()
        .toReversed(),
    );
  }
});

test("a filter by states finds those and no others, and never another project's", async () => {
  const [projectId, other] = [await givenProject(db), await givenProject(db)];
  const bounced = await givenMails(projectId, 2, "bounced");
  await givenMails(projectId, 3, "delivered");
  await givenMails(other, 2, "bounced");
  const { rows } = await listMails(db, projectId, { states: ["bounced", "failed"], limit: 50 });
  expect(rows.map((row) => row.id).toSorted()).toEqual(bounced.toSorted());
});

test("a cursor that is none is refused", async () => {
  const projectId = await givenProject(db);
  for (const cursor of [
    "x",
    "[]",
    JSON.stringify(["newest", "then", randomUUID()]),
    JSON.stringify(["name", "x", randomUUID()]),
  ])
    await expect(async () =>
      listMails(db, projectId, { states: [], limit: 5, cursor }),
    ).rejects.toMatchObject({ code: "request.invalid" });
});

test("what another project's mail says is as unknown as a mail that never was", async () => {
  const [projectId, other] = [await givenProject(db), await givenProject(db)];
  const [foreign] = await givenMails(other, 1);
  for (const id of [foreign ?? "", randomUUID()])
    await expect(readMailFacts(db, projectId, id)).rejects.toMatchObject({ code: "request.not-found" });
});

test("mail counts as not going out from the third failure in a row until one request is taken", async () => {
  const projectId = await givenProject(db);
  await givenMails(projectId, 2, "queued");
  await reserveSendSlot(db, 5);
  const failing = async () => (await readMailHealth(db, projectId)).failing;
  for (const expected of [false, false, true]) {
    await noteMailFailure(db, "401 missing_api_key: no key");
    expect(await failing()).toBe(expected);
  }
  expect(await readMailHealth(db, projectId)).toMatchObject({
    error: "401 missing_api_key: no key",
    waiting: 2,
    since: expect.any(String),
  });
  await noteMailSent(db);
  expect(await readMailHealth(db, projectId)).toEqual({
    failing: false,
    since: null,
    error: null,
    waiting: 2,
  });
});
