import { Resend } from "resend";
import { type MailSender, mailTag, type OutgoingMail } from "./outgoing-mail.ts";
import { readAnswer } from "./read-answer.ts";

/** Where and as whom mails are sent; without `baseUrl` to the service itself. */
export type ResendAccount = { readonly apiKey: string; readonly baseUrl?: string | undefined };

/** How long one request may take; far below the lease of a batch. */
const requestMs = 30_000;

/** Sends through Resend: permissive batches, so that one bad address does not hold up the other ninety-nine. */
export function makeResendSender(account: ResendAccount): MailSender {
  const resend = new Resend(
    account.apiKey,
    account.baseUrl === undefined ? {} : { baseUrl: account.baseUrl },
  );
  return async (key, mails, signal) => {
    const options = {
      idempotencyKey: key,
      batchValidation: "permissive" as const,
      signal: AbortSignal.any([signal, AbortSignal.timeout(requestMs)]),
    };
    return readAnswer(await resend.batch.send(mails.map(toPayload), options), mails.length);
  };
}

const toPayload = (mail: OutgoingMail) => ({
  from: mail.from,
  to: mail.to,
  ...(mail.replyTo === null ? {} : { replyTo: mail.replyTo }),
  subject: mail.subject,
  html: mail.html,
  text: mail.text,
  tags: [{ name: mailTag, value: mail.id }],
});
