import { randomUUID } from "node:crypto";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { until } from "@gatehouse/testing/waits/until";
import { expect, test } from "vitest";
import { parseMailbox } from "../templates/headers.ts";
import { type Fault, startFaultyResend } from "./faulty-resend.fixture.ts";
import { type MailOutbox, mailOutbox } from "./mail-outbox.ts";
import { runMailWorker } from "./mail-worker.ts";
import { type MailSender, mailTag } from "./outgoing-mail.ts";
import { makeResendSender } from "./resend-sender.ts";
import { type SendingTools, sendNextBatch } from "./send-next-batch.ts";
import { givenWaitingMails } from "./waiting-mails.fixture.ts";

const { db, clock } = await databaseForFile();
const setting = { from: parseMailbox("Gatehouse <gate@example.org>"), publicUrl: "https://gate.example.org" };
const never = new AbortController().signal;
const hour = 3_600_000;

/** True every `period`th time it is asked, the first time after `period - start` others. */
function everyNth(period: number, start: number): () => boolean {
  let asked = start;
  return () => ++asked % period === 0;
}

const toolsFor = (baseUrl: string, more: Partial<SendingTools> = {}): SendingTools => ({
  outbox: mailOutbox(db),
  send: makeResendSender({ apiKey: "re_test", baseUrl }),
  setting,
  perSecond: 50,
  random: () => 0,
  ...more,
});

class Killed extends Error {}

/** An outbox whose worker dies just before or just after a step, now and then. */
function mortal(outbox: MailOutbox, dies: () => boolean): MailOutbox {
  const wrapped = Object.entries(outbox).map(
    ([name, step]: [string, (...args: never[]) => Promise<unknown>]) => [
      name,
      async (...args: never[]) => {
        if (dies()) throw new Killed(`before ${name}`);
        const answer = await step(...args);
        if (dies()) throw new Killed(`after ${name}`);
        return answer;
      },
    ],
  );
  return Object.fromEntries(wrapped);
}

/** Lets workers take turns at once until nothing is due; whenever they rest, every lease and wait runs out. */
async function workThrough(tools: readonly SendingTools[], rounds = 400): Promise<{ killed: number }> {
  let killed = 0;
  const turn = async (one: SendingTools): Promise<"worked" | "idle"> => {
    try {
      return await sendNextBatch(one, never);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      killed += 1;
      return "worked";
    }
  };
  for (let round = 0; round < rounds; round++) {
    const done = await Promise.all(tools.map(turn));
    if (done.includes("worked")) continue;
    clock.shiftMs += 5 * 60_000;
    if (
      (await db.client.mailBatch.count({ where: { state: "open" } })) === 0 &&
      !(await mailOutbox(db).isDue())
    )
      return { killed };
  }
  throw new Error("mails were left after all rounds");
}

const lands = (mails: readonly { tags: Readonly<Record<string, string>> }[]) =>
  mails.map((mail) => mail.tags[mailTag] ?? "");

/** 200 mails of eight projects that come due one project after the other, so that many batches are made. */
async function givenMailsOverTime(): Promise<string[]> {
  const projectIds: string[] = [];
  for (let i = 0; i < 8; i++) {
    const projectId = await givenWaitingMails(db, 25);
    const notBefore = new Date(Date.now() + i * 60_000);
    await db.client.mail.updateMany({ where: { projectId }, data: { notBefore } });
    projectIds.push(projectId);
  }
  return projectIds;
}

const faults: readonly Fault[] = [
  "none",
  "server-error",
  "cut-after",
  "none",
  "rate-limited",
  "error-after",
  "cut-before",
];

test.each([0, 3, 5])(
  "200 mails through faults and kills, two workers: each arrives once (from %i)",
  async (start) => {
    clock.shiftMs = 0;
    let asked = start;
    await using service = await startFaultyResend(() => faults[asked++ % faults.length] ?? "none");
    const projectIds = await givenMailsOverTime();
    const outbox = mortal({ ...mailOutbox(db), hold: async () => {} }, everyNth(17, start));
    const honest = makeResendSender({ apiKey: "re_test", baseUrl: service.baseUrl });
    const diesSending = everyNth(5, start);
    const send: MailSender = async (...request) => {
      const answer = await honest(...request);
      if (diesSending()) throw new Killed("between the answer and its mark");
      return answer;
    };
    const worker = () => toolsFor(service.baseUrl, { outbox, send });
    const { killed } = await workThrough([worker(), worker()]);

    const mails = await db.client.mail.findMany({ where: { projectId: { in: projectIds } } });
    const arrived = service.mailbox.list();
    expect(killed).toBeGreaterThan(10);
    expect(service.requests.filter((request) => request.fault !== "none").length).toBeGreaterThan(3);
    expect(lands(arrived).toSorted()).toEqual(mails.map((mail) => mail.id).toSorted());
    expect(mails.filter((mail) => mail.state !== "sent")).toEqual([]);
    const idOf = new Map(arrived.map((mail) => [mail.tags[mailTag], mail.id]));
    for (const mail of mails) expect(mail.providerId).toBe(idOf.get(mail.id));
  },
);

test("with a new key for each try the same run sends mails twice, so the check above sees doubles", async () => {
  clock.shiftMs = 0;
  const isCut = everyNth(2, 1);
  await using service = await startFaultyResend(() => (isCut() ? "cut-after" : "none"));
  await givenWaitingMails(db, 150);
  const honest = makeResendSender({ apiKey: "re_test", baseUrl: service.baseUrl });
  const careless: MailSender = (_key, mails, signal) => honest(randomUUID(), mails, signal);
  const outbox = { ...mailOutbox(db), hold: async () => {} };
  await workThrough([toolsFor(service.baseUrl, { outbox, send: careless })]);
  const arrived = lands(service.mailbox.list());
  expect(arrived.length).toBeGreaterThan(new Set(arrived).size);
});

test("a retry sends the very same bytes, whatever was edited in between", async () => {
  clock.shiftMs = 0;
  const bodies: string[] = [];
  const send: MailSender = async (_key, mails) => {
    bodies.push(JSON.stringify(mails));
    return bodies.length === 1
      ? { kind: "later", reason: "no answer", afterMs: null }
      : { kind: "accepted", results: mails.map(() => ({ id: randomUUID() })) };
  };
  const projectId = await givenWaitingMails(db, 3);
  await sendNextBatch(toolsFor("", { send }), never);
  await db.client.project.update({
    where: { id: projectId },
    data: { name: "Renamed", contact: "somebody else" },
  });
  await db.client.user.updateMany({ where: { projectId }, data: { firstName: "Renamed" } });
  await givenWaitingMails(db, 3);
  clock.shiftMs = 60_000;
  await sendNextBatch(toolsFor("", { send }), never);
  expect(bodies).toHaveLength(2);
  expect(bodies[1]).toBe(bodies[0]);
  await workThrough([toolsFor("", { send })]);
});

test("a batch is not tried from 23 hours on, and its mails are failed with the last answer", async () => {
  clock.shiftMs = 0;
  let tries = 0;
  const send: MailSender = async () => {
    tries += 1;
    return { kind: "later", reason: "500 application_error: broken", afterMs: null };
  };
  const projectId = await givenWaitingMails(db, 2);
  const tools = toolsFor("", { send, outbox: { ...mailOutbox(db), hold: async () => {} } });
  await sendNextBatch(tools, never);
  clock.shiftMs = 23 * hour - 60_000;
  await sendNextBatch(tools, never);
  expect(tries).toBe(2);
  clock.shiftMs = 23 * hour + 60_000;
  expect(await sendNextBatch(tools, never)).toBe("idle");
  expect(tries).toBe(2);
  const mails = await db.client.mail.findMany({ where: { projectId } });
  for (const mail of mails)
    expect(mail).toMatchObject({ state: "failed", error: expect.stringContaining("500 application_error") });
  clock.shiftMs = 0;
});

test("one bad address fails alone with its text, and the others of the batch go", async () => {
  clock.shiftMs = 0;
  await using service = await startFaultyResend(() => "none");
  const projectId = await givenWaitingMails(db, 5);
  const [bad] = await db.client.mail.findMany({ where: { projectId }, take: 1 });
  await db.client.mail.update({ where: { id: bad?.id ?? "" }, data: { recipient: "nobody" } });
  await workThrough([toolsFor(service.baseUrl)]);
  const mails = await db.client.mail.findMany({ where: { projectId } });
  expect(mails.filter((mail) => mail.state === "sent")).toHaveLength(4);
  expect(mails.find((mail) => mail.id === bad?.id)).toMatchObject({
    state: "failed",
    error: "Invalid `to` field: nobody",
  });
});

test("a batch that is refused as a whole is cut up until the mail that spoils it stands alone", async () => {
  clock.shiftMs = 0;
  const projectId = await givenWaitingMails(db, 4);
  const [bad] = await db.client.mail.findMany({ where: { projectId }, take: 1 });
  const send: MailSender = async (_key, mails) =>
    mails.some((mail) => mail.id === bad?.id)
      ? { kind: "refused", reason: "422 validation_error: no" }
      : { kind: "accepted", results: mails.map(() => ({ id: randomUUID() })) };
  await workThrough([toolsFor("", { send })]);
  const mails = await db.client.mail.findMany({ where: { projectId } });
  expect(mails.filter((mail) => mail.state === "sent")).toHaveLength(3);
  expect(mails.find((mail) => mail.id === bad?.id)).toMatchObject({
    state: "failed",
    error: "422 validation_error: no",
  });
});

test("a name with a line break fails its own mails and reaches no header", async () => {
  clock.shiftMs = 0;
  await using service = await startFaultyResend(() => "none");
  const spoiled = await givenWaitingMails(db, 2);
  await db.client.project.update({ where: { id: spoiled }, data: { name: "Port\r\nBcc: all@example.org" } });
  const fine = await givenWaitingMails(db, 2);
  await workThrough([toolsFor(service.baseUrl)]);
  const states = async (projectId: string) =>
    (await db.client.mail.findMany({ where: { projectId } })).map((mail) => mail.state);
  expect(await states(spoiled)).toEqual(["failed", "failed"]);
  expect(await states(fine)).toEqual(["sent", "sent"]);
});

test("a batch taken earlier with other bytes counts as sent, without ids", async () => {
  clock.shiftMs = 0;
  const projectId = await givenWaitingMails(db, 2);
  await workThrough([toolsFor("", { send: async () => ({ kind: "accepted-before" }) })]);
  const mails = await db.client.mail.findMany({ where: { projectId } });
  expect(mails.map((mail) => [mail.state, mail.providerId])).toEqual([
    ["sent", null],
    ["sent", null],
  ]);
});

test("requests of all workers together keep the rate, and what the service asks is asked of everybody", async () => {
  clock.shiftMs = 0;
  const outbox = mailOutbox(db);
  await db.client.mailGate.deleteMany();
  const start = performance.now();
  const slots = await Promise.all(Array.from({ length: 10 }, () => outbox.reserveSlot(5)));
  const elapsed = performance.now() - start;
  // The gate keeps whole milliseconds.
  expect(Math.max(...slots)).toBeLessThan(1801);
  expect(Math.max(...slots)).toBeGreaterThan(1799 - elapsed);
  const asked = performance.now();
  await outbox.hold(60_000);
  const held = await outbox.reserveSlot(5);
  expect(held).toBeLessThan(60_001);
  expect(held).toBeGreaterThan(59_999 - (performance.now() - asked));
  await db.client.mailGate.deleteMany();
});

test("a running worker sends what is queued and stops in the middle of a request that hangs", async () => {
  clock.shiftMs = 0;
  const reported: unknown[] = [];
  await using service = await startFaultyResend(() => "hang-after");
  await givenWaitingMails(db, 1);
  const worker = runMailWorker(toolsFor(service.baseUrl), (error) => reported.push(error));
  await until("its request is there", () => service.requests.length === 1);
  await worker.stop();
  expect(reported).toEqual([]);
  const open = await db.client.mailBatch.findFirstOrThrow({ where: { state: "open" } });
  expect(open.leaseUntil.getTime()).toBeLessThanOrEqual(Date.now());
});
