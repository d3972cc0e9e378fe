import { mailStates } from "@gatehouse/domain/mails/mail";
import { mailKinds } from "@gatehouse/domain/mails/mail-kind";
import * as z from "zod/mini";
import { id, inProject, moment } from "../fields/fields.ts";
import { asOf } from "../live/frame.ts";
import { invitationKinds } from "./mail-facts.ts";

/** Which mails of the log are wanted; no state means all of them, newest first. */
export const mailsListInput = z.strictObject({
  ...inProject,
  states: z.array(z.enum(mailStates)).check(z.maxLength(mailStates.length)),
  /** Only mails to this person. */
  userId: z.optional(id),
  /** From a former answer's `next`; absent for the first page. */
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z.int().check(z.minimum(1), z.maximum(200)),
});
export type MailsListInput = z.output<typeof mailsListInput>;

/** A mail in the log. What it said is asked for by itself. */
export const mailRow = z.object({
  id,
  kind: z.enum(mailKinds),
  /** What an invitation was for; null for other mails. */
  purpose: z.nullable(z.enum(invitationKinds)),
  recipient: z.string(),
  userId: z.nullable(id),
  userName: z.nullable(z.string()),
  state: z.enum(mailStates),
  /** What the other side said, or why it was not sent. */
  reason: z.nullable(z.string()),
  createdAt: moment,
  sentAt: z.nullable(moment),
  settledAt: z.nullable(moment),
});
export type MailRow = z.output<typeof mailRow>;

/** One page of the log; `asOf` is the position of the change log its rows belong to. */
export const mailsListPage = z.object({ rows: z.array(mailRow), next: z.nullable(z.string()), asOf });
export type MailsListPage = z.output<typeof mailsListPage>;
