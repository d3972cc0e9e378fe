/** A mail in the development mailbox. */
export type DevMessage = {
  readonly id: string;
  readonly to: readonly string[];
  readonly from: string;
  readonly replyTo: readonly string[];
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly at: string;
  readonly state: "sent" | "delivered" | "bounced" | "complained";
};

/** What can be made to happen to a mail, with the word on its button. */
export const devEvents = [
  { type: "email.delivered", label: "Deliver" },
  { type: "email.bounced", label: "Bounce" },
  { type: "email.complained", label: "Complain" },
] as const;
export type DevEventType = (typeof devEvents)[number]["type"];

/** Every mail this server has sent since its start, newest first. @throws Error while the server does not answer */
export async function readDevMessages(signal: AbortSignal): Promise<readonly DevMessage[]> {
  const answer = await fetch("/dev/mail/messages", { signal });
  if (!answer.ok) throw new Error(`the mailbox answered ${answer.status}`);
  return answer.json();
}

/** Posts a report about a mail as the mail service would. @throws Error when it was not taken */
export async function simulateEvent(id: string, type: DevEventType): Promise<void> {
  const answer = await fetch(`/dev/mail/messages/${id}/events`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ type }),
  });
  if (!answer.ok) throw new Error(`the report was answered ${answer.status}`);
}

/** The mails whose address or subject holds the text. */
export function findMessages(messages: readonly DevMessage[], text: string): readonly DevMessage[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return messages;
  return messages.filter((message) =>
    `${message.to.join(" ")} ${message.subject}`.toLowerCase().includes(wanted),
  );
}
