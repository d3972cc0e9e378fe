import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { startFaultyResend } from "@gatehouse/outbound/mail/faulty-resend.fixture";
import { mailTag } from "@gatehouse/outbound/mail/outgoing-mail";
import { givenWaitingMails } from "@gatehouse/outbound/mail/waiting-mails.fixture";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { size } from "@gatehouse/testing/sizes/size";
import { expect, test } from "vitest";

const { db, url } = await databaseForFile();
const program = path.join(import.meta.dirname, "mail-worker.fixture.ts");
const portions = size(12, 80);
const wantedKills = size(6, 40);
/** A third of a second of ours: the workers' clocks run thirty times as fast. */
const portionEveryMs = 10_000;

test("two workers are killed with SIGKILL around their requests, again and again: each mail arrives once", {
  timeout: size(120_000, 1_200_000),
}, async () => {
  const children = new Set<ChildProcess>();
  const since = String(Date.now());
  let kills = 0;
  const kill = (child: ChildProcess | undefined) => {
    if (child?.kill("SIGKILL")) kills += 1;
  };
  let requests = 0;
  await using service = await startFaultyResend(() => {
    // In turn: while the request is being answered, just after the answer, and not at all.
    requests += 1;
    const [victim] = children;
    if (requests % 3 === 1) kill(victim);
    else if (requests % 3 === 2) setTimeout(kill, 5 + (requests % 7) * 4, victim);
    return "none";
  });
  const spawnWorker = () => {
    const env = {
      ...process.env,
      DATABASE_URL: url,
      RESEND_BASE_URL: service.baseUrl,
      FAST_SINCE: since,
    };
    const child = spawn(process.execPath, [program], { env, stdio: "ignore" });
    children.add(child);
    child.on("exit", () => children.delete(child));
  };
  for (let i = 0; i < portions; i++) {
    const projectId = await givenWaitingMails(db, 25);
    await db.client.mail.updateMany({
      where: { projectId },
      data: { notBefore: new Date(Date.now() + i * portionEveryMs) },
    });
  }
  try {
    await expect
      .poll(
        async () => {
          while (children.size < 2) spawnWorker();
          const queued = await db.client.mail.count({ where: { state: "queued" } });
          // Workers that are quick send more at a time and are killed less often: then there is more to send.
          if (queued > 0 || kills >= wantedKills) return queued;
          await givenWaitingMails(db, 25);
          return 25;
        },
        { timeout: size(110_000, 1_100_000), interval: 200 },
      )
      .toBe(0);
  } finally {
    for (const child of children) child.kill("SIGKILL");
  }
  const mails = await db.client.mail.findMany();
  const arrived = service.mailbox.list().map((mail) => mail.tags[mailTag] ?? "");
  expect(kills).toBeGreaterThanOrEqual(wantedKills);
  expect(arrived.toSorted()).toEqual(mails.map((mail) => mail.id).toSorted());
  expect(mails.filter((mail) => mail.state !== "sent" || mail.providerId === null)).toEqual([]);
});
