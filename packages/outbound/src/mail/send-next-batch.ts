import { setTimeout as wait } from "node:timers/promises";
import type { MailBatch, MailToSend } from "@gatehouse/services/mails/claim-mail-batch";
import type { MailResult } from "@gatehouse/services/mails/finish-mail-batch";
import { failingFrom } from "@gatehouse/services/mails/mail-gate";
import { type MailSetting, renderMail } from "../templates/render-mail.ts";
import { backoffMs } from "./backoff.ts";
import type { MailOutbox } from "./mail-outbox.ts";
import type { MailSender, OutgoingMail, SendAnswer } from "./outgoing-mail.ts";

/** What a worker works with. `perSecond` is the request rate of all workers of this database together. */
export type SendingTools = {
  readonly outbox: MailOutbox;
  readonly send: MailSender;
  readonly setting: MailSetting;
  readonly perSecond: number;
  readonly random: () => number;
};

/**
 * Sends the next batch. It may die anywhere without loss or doubles: a batch has fixed members, frozen facts and one key, so
 * whoever takes it over repeats the same request, and the mail service answers a repetition without sending again.
 */
export async function sendNextBatch(tools: SendingTools, signal: AbortSignal): Promise<"worked" | "idle"> {
  const { outbox } = tools;
  await outbox.retire();
  if (!(await outbox.isDue())) return "idle";
  // First the place in the queue of requests, then the batch, so that no lease runs while waiting.
  await wait(await outbox.reserveSlot(tools.perSecond), undefined, { signal });
  const batch = await outbox.claim();
  if (!batch) return "idle";
  const { mails, unfit } = renderAll(batch, tools.setting);
  if (unfit.length > 0) await outbox.drop(unfit);
  if (mails.length === 0) await outbox.finish(batch.id, []);
  else await settle(tools, batch, mails, await sendOrStop(tools, batch, mails, signal));
  return "worked";
}

/** A request cut off by our own stop says nothing about the service; the batch goes first at the next start. */
async function sendOrStop(
  tools: SendingTools,
  batch: MailBatch,
  mails: readonly OutgoingMail[],
  signal: AbortSignal,
): Promise<SendAnswer | "stopped"> {
  const answer = await tools.send(`gatehouse-mails/${batch.id}`, mails, signal);
  return answer.kind === "later" && signal.aborted ? "stopped" : answer;
}

type Unfit = { mailId: string; reason: string };

function renderAll(batch: MailBatch, setting: MailSetting): { mails: OutgoingMail[]; unfit: Unfit[] } {
  const mails: OutgoingMail[] = [];
  const unfit: Unfit[] = [];
  for (const mail of batch.mails) {
    const rendered = tryRender(mail, setting);
    if ("reason" in rendered) unfit.push(rendered);
    else mails.push(rendered);
  }
  return { mails, unfit };
}

function tryRender(mail: MailToSend, setting: MailSetting): OutgoingMail | Unfit {
  try {
    return { id: mail.id, to: mail.recipient, ...renderMail(mail.facts, mail.secrets, setting) };
  } catch (error) {
    return { mailId: mail.id, reason: error instanceof Error ? error.message : String(error) };
  }
}

async function settle(
  tools: SendingTools,
  batch: MailBatch,
  mails: readonly OutgoingMail[],
  answer: SendAnswer | "stopped",
): Promise<void> {
  const { outbox } = tools;
  if (answer === "stopped") return outbox.postpone(batch.id, { afterMs: 0, error: "stopped" });
  switch (answer.kind) {
    case "accepted":
      await outbox.finish(
        batch.id,
        mails.map((mail, i) => resultOf(mail.id, answer.results[i])),
      );
      return outbox.noteSent();
    case "accepted-before":
      await outbox.finish(
        batch.id,
        mails.map((mail) => resultOf(mail.id, undefined)),
      );
      return outbox.noteSent();
    case "refused":
      return refuse(tools, batch, mails, answer.reason);
    case "later":
      return postpone(tools, batch, answer);
  }
}

function resultOf(
  mailId: string,
  result: { id: string | null } | { refused: string } | undefined,
): MailResult {
  if (result && "refused" in result) return { mailId, accepted: false, reason: result.refused };
  return { mailId, accepted: true, providerId: result?.id ?? null };
}

/** A whole batch refused for its content holds a mail that spoils it: alone, it fails alone. */
async function refuse(
  tools: SendingTools,
  batch: MailBatch,
  mails: readonly OutgoingMail[],
  reason: string,
): Promise<void> {
  const [only, ...others] = mails;
  if (only && others.length === 0)
    await tools.outbox.finish(batch.id, [{ mailId: only.id, accepted: false, reason }]);
  else await tools.outbox.split(batch.id, reason);
}

async function postpone(
  tools: SendingTools,
  batch: MailBatch,
  answer: Extract<SendAnswer, { kind: "later" }>,
): Promise<void> {
  const { outbox, random } = tools;
  const failures = await outbox.noteFailure(answer.reason);
  const afterMs = answer.afterMs ?? backoffMs(batch.attempts, random);
  // What the service asks is asked of everybody; and when nothing goes out at all, one try at a time is enough.
  if (answer.afterMs !== null) await outbox.hold(answer.afterMs);
  else if (failures >= failingFrom) await outbox.hold(backoffMs(failures, random));
  await outbox.postpone(batch.id, { afterMs, error: answer.reason });
}
