import type { MailReport, MailState } from "@gatehouse/domain/mails/mail";
import * as z from "zod/mini";
import { mailTag } from "./outgoing-mail.ts";

const text = z.optional(z.nullable(z.string()));

/** What is read of Resend's events (resend.com/docs/webhooks/event-types); everything else in them is left alone. */
const mailEvent = z.object({
  type: z.string().check(z.maxLength(100)),
  created_at: z.string(),
  data: z.object({
    email_id: z.optional(z.string().check(z.maxLength(100))),
    tags: z.optional(z.unknown()),
    bounce: z.optional(z.nullable(z.object({ message: text, type: text, subType: text }))),
    failed: z.optional(z.nullable(z.object({ reason: text }))),
    suppressed: z.optional(z.nullable(z.object({ message: text }))),
  }),
});
type MailEvent = z.output<typeof mailEvent>;

/** An event about a mail: which mail, by our tag or by the service's id, and what it reports; null reports nothing we keep. */
export type ReadMailEvent = {
  readonly type: string;
  readonly providerId: string;
  readonly mailId: string | null;
  readonly report: MailReport | null;
};

const states = new Map<string, MailState>([
  ["email.sent", "sent"],
  ["email.delivered", "delivered"],
  ["email.bounced", "bounced"],
  // The service does not even try an address that bounced or complained before: for us that is a bounce.
  ["email.suppressed", "bounced"],
  ["email.failed", "failed"],
  ["email.complained", "complained"],
]);

/** Reads an event; undefined when the body is none. */
export function readMailEvent(body: unknown): ReadMailEvent | undefined {
  const parsed = mailEvent.safeParse(body);
  if (!parsed.success) return undefined;
  const { type, created_at, data } = parsed.data;
  const state = states.get(type);
  const at = new Date(created_at);
  if (Number.isNaN(at.getTime())) return undefined;
  return {
    type,
    providerId: data.email_id ?? "",
    mailId: readTag(data.tags),
    report: state ? { state, at, reason: reasonOf(data) } : null,
  };
}

const tagList = z.array(z.object({ name: z.string(), value: z.string() }));
const tagRecord = z.record(z.string(), z.string());

/** Our own id of the mail. Tags come back as an object; the list they were sent as is read as well. */
function readTag(tags: unknown): string | null {
  const list = tagList.safeParse(tags);
  const record = tagRecord.safeParse(tags);
  const tag = list.success
    ? list.data.find(({ name }) => name === mailTag)?.value
    : record.success
      ? record.data[mailTag]
      : undefined;
  return tag !== undefined && z.uuid().safeParse(tag).success ? tag : null;
}

function reasonOf({ bounce, failed, suppressed }: MailEvent["data"]): string | null {
  const kind = [bounce?.type, bounce?.subType].filter(Boolean).join(", ");
  const said = bounce?.message ?? failed?.reason ?? suppressed?.message ?? null;
  if (said === null) return kind || null;
  return `${kind === "" ? "" : `${kind}: `}${said}`.slice(0, 500);
}
