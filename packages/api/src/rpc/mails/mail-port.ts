import type { MailFacts } from "@gatehouse/contracts/mails/mail-facts";
import type { MailPreview } from "@gatehouse/contracts/mails/mail-preview";

/** What the calls need of the way out; wiring passes it in. */
export type MailPort = {
  /** Sets a mail as it is sent, with its secrets masked. */
  readonly preview: (facts: MailFacts) => MailPreview;
};
