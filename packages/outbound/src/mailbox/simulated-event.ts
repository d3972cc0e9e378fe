import { randomUUID } from "node:crypto";
import { signSvix } from "../mail/svix-signature.ts";
import type { StoredMail } from "./dev-mailbox.ts";

/** What can be made to happen to a mail of the development mailbox. */
export const simulatedEvents = ["email.delivered", "email.bounced", "email.complained"] as const;
export type SimulatedEvent = (typeof simulatedEvents)[number];

/** A report as the mail service would post it, signed with `secret`. */
export function simulatedEvent(mail: StoredMail, type: SimulatedEvent, secret: string, now: Date) {
  const body = JSON.stringify({ type, created_at: now.toISOString(), data: eventData(mail, type) });
  const id = `msg_${randomUUID()}`;
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const signature = signSvix(secret, { id, timestamp }, Buffer.from(body));
  const headers = { "svix-id": id, "svix-timestamp": timestamp, "svix-signature": signature };
  return { body, headers: { "content-type": "application/json", ...headers } };
}

function eventData(mail: StoredMail, type: SimulatedEvent): object {
  const { id, from, to, subject, tags, at } = mail;
  const data = { email_id: id, created_at: at.toISOString(), from, to, subject, tags };
  const bounce = {
    type: "Permanent",
    subType: "General",
    message: "Simulated: this mailbox does not exist.",
  };
  return type === "email.bounced" ? { ...data, bounce } : data;
}
