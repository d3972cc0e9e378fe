import type { IncomingMessage } from "node:http";
import type { MailPort } from "@gatehouse/api/rpc/mails/mail-port";
import { type MailWorker, mailSetting, startMailWorker } from "@gatehouse/outbound/mail/mail-worker";
import { previewMail } from "@gatehouse/outbound/mail/preview-mail";
import { makeResendWebhook } from "@gatehouse/outbound/mail/resend-webhook";
import type { Db } from "@gatehouse/services/connection";
import { type Config, isTrial } from "../config.ts";
import { makeDevMail } from "../http/dev-mail.ts";
import { answer, type Mount } from "../http/route-request.ts";

/** The way out for mails: what to mount, how a mail looks, and the worker to start once the server listens. */
export type MailOut = MailPort & { readonly mounts: readonly Mount[]; readonly start: () => MailWorker };

/** The development mailbox has no rate to keep; this spares the machine. */
const devRate = 20;

/**
 * Sends through the mail service when there is a key for it, else, while it is only tried, into the development mailbox. Everything
 * under `/dev/` is absent on a public address.
 */
export function openMailOut(
  config: Config,
  db: Db,
  isSameOrigin: (request: IncomingMessage) => boolean,
  ownOrigin: string,
  report: (error: unknown) => void,
): MailOut {
  const { mail, publicUrl } = config;
  const isDevelopment = mail.apiKey === undefined && isTrial(config);
  const dev = isDevelopment
    ? makeDevMail({ origin: ownOrigin, ownHost: publicUrl.hostname, isSameOrigin })
    : undefined;
  const secrets = dev ? [dev.webhookSecret] : (mail.webhookSecret ?? "").split(/[\s,]+/).filter(Boolean);
  const account = dev?.account ?? { apiKey: mail.apiKey ?? "", baseUrl: mail.baseUrl };
  const setting = mailSetting(mail.from, publicUrl);
  const absent = (prefix: string): Mount => ({
    prefix,
    handle: (_request, response) => answer(response, 404, "Not found."),
  });
  return {
    mounts: [
      { prefix: "/hooks/resend", handle: makeResendWebhook({ db, secrets }) },
      ...(dev ? dev.mounts : [absent("/dev/mail")]),
      ...(isTrial(config) ? [] : [absent("/dev")]),
    ],
    preview: (facts) => previewMail(facts, setting),
    start: () =>
      startMailWorker({ db, resend: account, setting, ratePerSecond: dev ? devRate : mail.rate, report }),
  };
}
