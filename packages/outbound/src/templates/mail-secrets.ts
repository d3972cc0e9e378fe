/** What opens something, made from an id at the moment of sending and kept nowhere. */
export type MailSecrets = { readonly token: string; readonly code: string };

/** Stands in for secrets where a mail is only looked at. */
export const maskedSecrets: MailSecrets = { token: "•".repeat(12), code: "•".repeat(8) };
