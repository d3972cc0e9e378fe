import type { MailSecrets } from "@gatehouse/services/mails/mail-secrets";

/** Stands in for secrets where a mail is only looked at. */
export const maskedSecrets: MailSecrets = { token: "•".repeat(12), code: "•".repeat(8) };
