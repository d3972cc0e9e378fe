import type { Db } from "@gatehouse/services/connection";
import { parseMailbox } from "../templates/headers.ts";
import type { MailSetting } from "../templates/render-mail.ts";
import { mailOutbox } from "./mail-outbox.ts";
import { makeResendSender, type ResendAccount } from "./resend-sender.ts";
import { type SendingTools, sendNextBatch } from "./send-next-batch.ts";

/** How mails are signed and linked: `from` as `Gatehouse <gate@example.org>`. @throws {Error} when `from` is no sender */
export const mailSetting = (from: string, publicUrl: URL): MailSetting => ({
  from: parseMailbox(from),
  publicUrl: publicUrl.href.replace(/\/$/, ""),
});

/** Where mails go, how they look, and how many requests a second all nodes together may make. */
export type MailWorkerOptions = {
  readonly db: Db;
  readonly resend: ResendAccount;
  readonly setting: MailSetting;
  readonly ratePerSecond: number;
  readonly report: (error: unknown) => void;
};

/** A running worker. `wake` looks at the queue now; `stop` ends it, a request under way is repeated by whoever comes next. */
export type MailWorker = { readonly wake: () => void; readonly stop: () => Promise<void> };

/** How often the queue is looked at while it is empty: a mail leaves within this time of being queued. */
const lookMs = 500;

/** Starts sending the mails of a database until stopped. Any number of workers may run beside each other. */
export function startMailWorker(options: MailWorkerOptions): MailWorker {
  const { db, resend, setting, ratePerSecond, report } = options;
  return runMailWorker(
    {
      outbox: mailOutbox(db),
      send: makeResendSender(resend),
      setting,
      perSecond: ratePerSecond,
      random: Math.random,
    },
    report,
  );
}

/** The worker over any outbox and sender. */
export function runMailWorker(tools: SendingTools, report: (error: unknown) => void): MailWorker {
  const end = new AbortController();
  let rouse = () => {};
  const run = async () => {
    while (!end.signal.aborted) {
      const asleep = new Promise<void>((resolve) => {
        rouse = resolve;
      });
      const done = await sendNextBatch(tools, end.signal).catch((error: unknown) => {
        if (!end.signal.aborted) report(error);
        return "idle" as const;
      });
      if (done === "worked" || end.signal.aborted) continue;
      const timer = setTimeout(rouse, lookMs);
      await asleep;
      clearTimeout(timer);
    }
  };
  const running = run();
  return {
    wake: () => rouse(),
    stop: async () => {
      end.abort();
      rouse();
      await running;
    },
  };
}
