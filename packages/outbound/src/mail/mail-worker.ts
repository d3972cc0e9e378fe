import type { Db } from "@gatehouse/services/connection";
import { parseMailbox } from "../templates/headers.ts";
import { mailOutbox } from "./mail-outbox.ts";
import { makeResendSender, type ResendAccount } from "./resend-sender.ts";
import { type SendingTools, sendNextBatch } from "./send-next-batch.ts";

/** `from` as `Gatehouse <gate@example.org>`, `publicUrl` what links begin with, `ratePerSecond` requests over all nodes. */
export type MailWorkerOptions = {
  readonly db: Db;
  readonly resend: ResendAccount;
  readonly from: string;
  readonly publicUrl: URL | string;
  readonly ratePerSecond: number;
  readonly report: (error: unknown) => void;
};

/** A running worker. `wake` looks at the queue now; `stop` ends it, a request under way is repeated by whoever comes next. */
export type MailWorker = { readonly wake: () => void; readonly stop: () => Promise<void> };

/** How often the queue is looked at while it is empty: a mail leaves within this time of being queued. */
const lookMs = 500;

/**
 * Starts sending the mails of a database until stopped. Any number of workers may run beside each other.
 * @throws {Error} when `from` is no sender
 */
export function startMailWorker(options: MailWorkerOptions): MailWorker {
  const { db, resend, from, publicUrl, ratePerSecond, report } = options;
  return runMailWorker(
    {
      outbox: mailOutbox(db),
      send: makeResendSender(resend),
      setting: { from: parseMailbox(from), publicUrl: new URL(publicUrl).href.replace(/\/$/, "") },
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
