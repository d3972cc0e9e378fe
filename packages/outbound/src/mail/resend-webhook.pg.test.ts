import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { followToEnd } from "@gatehouse/services/changes/follower";
import { finishMailBatch } from "@gatehouse/services/mails/finish-mail-batch";
import { mailFollower } from "@gatehouse/services/mails/mail-reactions";
import { addUser } from "@gatehouse/services/users/add-user";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { Webhook } from "standardwebhooks";
import { afterAll, expect, test } from "vitest";
import { mailTag } from "./outgoing-mail.ts";
import { makeResendWebhook } from "./resend-webhook.ts";
import { signSvix } from "./svix-signature.ts";
import { givenWaitingMails } from "./waiting-mails.fixture.ts";

const { db } = await databaseForFile();
const secret = `whsec_${Buffer.alloc(24, 1).toString("base64")}`;
const nextSecret = `whsec_${Buffer.alloc(24, 2).toString("base64")}`;
const handle = makeResendWebhook({ db, secrets: [secret, nextSecret] });
const server = createServer((request, response) => void handle(request, response));
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
afterAll(() => server.close());
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/resend`;

type Post = { id?: string; body: string; key?: string; at?: Date; signature?: string };
async function post({
  id = randomUUID(),
  body,
  key = secret,
  at = new Date(),
  signature,
}: Post): Promise<number> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const headers = {
    "svix-id": id,
    "svix-timestamp": timestamp,
    "svix-signature": signature ?? new Webhook(key).sign(id, at, body),
  };
  return (
    await fetch(url, { method: "POST", body, headers: { ...headers, "content-type": "application/json" } })
  ).status;
}

const eventOf = (mail: { id: string } | string, type: string, at: string, more: object = {}) =>
  JSON.stringify({
    type,
    created_at: at,
    data:
      typeof mail === "string"
        ? { email_id: mail, ...more }
        : { email_id: randomUUID(), tags: { [mailTag]: mail.id }, ...more },
  });

async function givenMail() {
  const projectId = await givenWaitingMails(db, 1);
  return db.client.mail.findFirstOrThrow({ where: { projectId } });
}
const read = (mail: { id: string }) => db.client.mail.findUniqueOrThrow({ where: { id: mail.id } });

const reports = [
  ["email.sent", "2026-05-05T08:00:01.000Z"],
  ["email.delivered", "2026-05-05T08:00:02.000Z"],
  ["email.delivery_delayed", "2026-05-05T08:00:03.000Z"],
  ["email.bounced", "2026-05-05T08:00:04.000Z"],
  ["email.delivered", "2026-05-05T08:00:05.000Z"],
] as const;

test.each([
  [0, 1, 2, 3, 4],
  [4, 3, 2, 1, 0],
  [3, 0, 4, 2, 1],
  [1, 3, 3, 1, 0],
  [2, 3, 4, 0, 1],
])("reports in the order %i %i %i %i %i, each twice, end the same", async (...order) => {
  const mail = await givenMail();
  for (const i of [...order, ...order]) {
    const [type, at] = reports[i] ?? reports[0];
    const bounce =
      type === "email.bounced"
        ? { bounce: { type: "Permanent", subType: "General", message: "no such user" } }
        : {};
    expect(await post({ body: eventOf(mail, type, at, bounce) })).toBe(204);
  }
  expect(await read(mail)).toMatchObject({
    state: "bounced",
    error: "Permanent, General: no such user",
    settledAt: new Date("2026-05-05T08:00:04.000Z"),
  });
});

test("one delivery of an event counts once, even when two come at the same instant", async () => {
  const mail = await givenMail();
  const one = { id: "msg_same", body: eventOf(mail, "email.delivered", "2026-05-05T08:00:00.000Z") };
  expect(await Promise.all([post(one), post(one), post(one)])).toEqual([204, 204, 204]);
  expect(await db.client.mailWebhookReceipt.count({ where: { svixId: "msg_same" } })).toBe(1);
  expect(
    await db.client.change.count({ where: { projectId: mail.projectId ?? "", verb: "mail.settled" } }),
  ).toBe(1);
});

test("an event that overtakes our own mark of the sending keeps its word", async () => {
  const mail = await givenMail();
  await post({ body: eventOf(mail, "email.delivered", "2026-05-05T08:00:00.000Z") });
  await finishMailBatch(db, randomUUID(), [{ mailId: mail.id, accepted: true, providerId: null }]);
  expect(await read(mail)).toMatchObject({
    state: "delivered",
    sentAt: expect.any(Date),
    providerId: expect.any(String),
  });
});

test("a mail is also found by the service's own id, and an event about another system's mail leaves a receipt only", async () => {
  const mail = await givenMail();
  await db.client.mail.update({ where: { id: mail.id }, data: { providerId: "known" } });
  expect(await post({ body: eventOf("known", "email.complained", "2026-05-05T08:00:00.000Z") })).toBe(204);
  expect((await read(mail)).state).toBe("complained");
  expect(
    await post({ id: "msg_other", body: eventOf("foreign", "email.bounced", "2026-05-05T08:00:00.000Z") }),
  ).toBe(204);
  expect(await db.client.mailWebhookReceipt.findUnique({ where: { svixId: "msg_other" } })).toMatchObject({
    providerId: "foreign",
  });
});

test("both secrets are good while one is being replaced", async () => {
  const mail = await givenMail();
  expect(
    await post({ key: nextSecret, body: eventOf(mail, "email.delivered", "2026-05-05T08:00:00.000Z") }),
  ).toBe(204);
});

test("of a thousand forged, touched, stale and replayed requests none moves a state", async () => {
  const mail = await givenMail();
  const foreign = `whsec_${Buffer.alloc(24, 3).toString("base64")}`;
  const body = eventOf(mail, "email.bounced", "2026-05-05T08:00:00.000Z");
  const now = Date.now();
  const stamp = (at: Date) => String(Math.floor(at.getTime() / 1000));
  const bad: ((i: number) => Post)[] = [
    () => ({ body, key: foreign }),
    (i) => ({ body, at: new Date(now - 301_000 - i * 1000) }),
    (i) => ({ body, at: new Date(now + 400_000 + i * 1000) }),
    (i) => ({
      body: `${body}${" ".repeat((i % 50) + 1)}`,
      signature: new Webhook(secret).sign("x", new Date(now), body),
    }),
    (i) => ({
      body,
      id: `msg_${i}`,
      signature: signSvix(secret, { id: "msg_recorded", timestamp: stamp(new Date(now)) }, Buffer.from(body)),
    }),
    (i) => ({ body, signature: ["", "v1,", "v1,AAAA", "v2,AAAA", "%00"][i % 5] ?? "" }),
  ];
  const statuses = new Set<number>();
  for (let i = 0; i < 1000; i += 50) {
    const some = Array.from(
      { length: 50 },
      (_, k) => bad[(i + k) % bad.length]?.(i + k) ?? { body, key: foreign },
    );
    for (const status of await Promise.all(some.map(post))) statuses.add(status);
  }
  expect([...statuses]).toEqual([401]);
  expect(await read(mail)).toMatchObject({ state: "queued", error: null });
});

test("a signed body that is no event is refused, one too large is not read, and GET does nothing", async () => {
  for (const body of ["", "{", "[]", '{"type":"email.sent"}']) expect(await post({ body })).toBe(400);
  expect(await post({ body: "x".repeat(300_000) })).toBe(413);
  expect((await fetch(url)).status).toBe(405);
});

test("a bounce of the newest invitation is a change of the person, a bounce of an older one is not", async () => {
  const projectId = await givenProject(db);
  const actor = await givenAdmin(db, projectId);
  const input = {
    projectId,
    firstName: "Ada",
    lastName: "Test",
    email: "ada@example.org",
    phone: null,
    idNumber: null,
  };
  const { id: userId } = await addUser(db, actor, {
    ...input,
    syncId: null,
    companyIds: [],
    roleIds: [],
    invite: true,
  });
  await followToEnd(db, projectId, mailFollower);
  const mail = await db.client.mail.findFirstOrThrow({ where: { projectId } });
  await post({ body: eventOf(mail, "email.delivered", "2026-05-05T08:00:00.000Z") });
  const older = await db.client.invitation.findFirstOrThrow({ where: { projectId, userId } });
  await db.client.invitation.update({
    where: { projectId_id: { projectId, id: older.id } },
    data: { state: "withdrawn" },
  });
  const newer = {
    ...older,
    id: randomUUID(),
    tokenHash: randomUUID(),
    createdAt: new Date(older.createdAt.getTime() + 1000),
  };
  await db.client.invitation.create({ data: newer });
  await post({ body: eventOf(mail, "email.bounced", "2026-05-05T08:00:01.000Z") });
  const changes = await db.client.change.findMany({ where: { projectId, verb: "mail.settled" } });
  expect(changes.map((change) => change.subjectKind).toSorted()).toEqual(["mail", "user"]);
});
