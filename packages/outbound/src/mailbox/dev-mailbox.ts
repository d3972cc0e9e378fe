import { createHash, randomUUID } from "node:crypto";
import { type PostedMail, readPostedMail } from "./read-posted-mail.ts";

/** A mail as it was handed in, and the last thing that was said about it. */
export type StoredMail = PostedMail & { readonly id: string; readonly at: Date; readonly lastEvent: string };

/** An answer in the shape of Resend's API. */
export type MailboxAnswer = { readonly status: number; readonly body: object };

/** A mailbox that behaves like Resend's sending endpoints and keeps everything in memory. */
export type DevMailbox = {
  /** `POST /emails`. */
  readonly acceptOne: (key: string | undefined, body: unknown) => MailboxAnswer;
  /** `POST /emails/batch`; `permissive` leaves bad mails out instead of refusing all. */
  readonly acceptBatch: (key: string | undefined, body: unknown, permissive: boolean) => MailboxAnswer;
  /** Newest first; `to` narrows to one address, whatever its case. */
  readonly list: (to?: string) => readonly StoredMail[];
  readonly find: (id: string) => StoredMail | undefined;
  readonly noteEvent: (id: string, event: string) => void;
  readonly clear: () => void;
};

/** How long Resend remembers an idempotency key. */
export const keyMemoryMs = 24 * 60 * 60 * 1000;

/** Most mails of one batch (resend.com/docs/api-reference/emails/send-batch-emails). */
const batchLimit = 100;

/** Makes an empty mailbox that keeps the newest `capacity` mails. */
export function makeDevMailbox(options: { capacity: number; now?: () => Date }): DevMailbox {
  const now = options.now ?? (() => new Date());
  const mails = new Map<string, StoredMail>();
  const keys = new Map<string, { body: string; answer: MailboxAnswer; at: number }>();

  const store = (mail: PostedMail): { id: string } => {
    const stored = { ...mail, id: randomUUID(), at: now(), lastEvent: "email.sent" };
    mails.set(stored.id, stored);
    for (const oldest of mails.keys()) {
      if (mails.size <= options.capacity) break;
      mails.delete(oldest);
    }
    return { id: stored.id };
  };

  /** Resend answers a repeated key from memory, and refuses it for another body (docs: idempotency keys). */
  const once = (key: string | undefined, body: unknown, accept: () => MailboxAnswer): MailboxAnswer => {
    if (key === undefined) return accept();
    if (key.length < 1 || key.length > 256)
      return refusal(400, "invalid_idempotency_key", "The key must be between 1-256 chars.");
    const hash = createHash("sha256").update(JSON.stringify(body)).digest("hex");
    for (const [old, { at }] of keys) if (now().getTime() - at >= keyMemoryMs) keys.delete(old);
    const known = keys.get(key);
    if (known)
      return known.body === hash
        ? known.answer
        : refusal(
            409,
            "invalid_idempotent_request",
            "Same idempotency key used with a different request payload.",
          );
    const answer = accept();
    if (answer.status === 200) keys.set(key, { body: hash, answer, at: now().getTime() });
    return answer;
  };

  return {
    acceptOne: (key, body) =>
      once(key, body, () => {
        const mail = readPostedMail(body);
        return typeof mail === "string"
          ? refusal(422, "validation_error", mail)
          : { status: 200, body: store(mail) };
      }),
    acceptBatch: (key, body, permissive) =>
      once(key, body, () => {
        if (!Array.isArray(body) || body.length === 0 || body.length > batchLimit)
          return refusal(422, "validation_error", `The batch must be an array of 1 to ${batchLimit} emails.`);
        const read = body.map(readPostedMail);
        const errors = read.flatMap((mail, index) =>
          typeof mail === "string" ? [{ index, message: mail }] : [],
        );
        if (errors[0] && !permissive) return refusal(422, "validation_error", errors[0].message);
        const data = read.flatMap((mail) => (typeof mail === "string" ? [] : [store(mail)]));
        return { status: 200, body: { data, ...(permissive ? { errors } : {}) } };
      }),
    list: (to) => {
      const wanted = to?.trim().toLowerCase();
      const all = [...mails.values()].reverse();
      return wanted === undefined
        ? all
        : all.filter((mail) => mail.to.some((one) => one.toLowerCase() === wanted));
    },
    find: (id) => mails.get(id),
    noteEvent: (id, event) => {
      const mail = mails.get(id);
      if (mail) mails.set(id, { ...mail, lastEvent: event });
    },
    clear: () => {
      mails.clear();
      keys.clear();
    },
  };
}

const refusal = (statusCode: number, name: string, message: string): MailboxAnswer => ({
  status: statusCode,
  body: { statusCode, name, message },
});
