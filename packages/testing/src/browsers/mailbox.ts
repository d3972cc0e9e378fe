import { until } from "../waits/until.ts";

/** A mail as the development mailbox keeps it. */
export type CaughtMail = { readonly subject: string; readonly text: string };

/** The mails to an address, newest first. */
export async function mailsTo(url: string, address: string): Promise<readonly CaughtMail[]> {
  const response = await fetch(`${url}/dev/mail/messages?to=${encodeURIComponent(address)}`);
  return response.json();
}

/** Waits for the newest mail to an address that says something like `about`, in its subject or text. */
export function mailAbout(url: string, address: string, about: RegExp): Promise<CaughtMail> {
  return until(
    `a mail to ${address} about ${about}`,
    async () => (await mailsTo(url, address)).find(({ subject, text }) => about.test(`${subject}\n${text}`)),
    30_000,
  );
}

/** The link with its secret and the typed code of a mail; empty where the mail has none. */
export function keysIn({ text }: CaughtMail): { readonly link: string; readonly code: string } {
  return {
    link: /http\S+#\S+/.exec(text)?.[0] ?? "",
    code: /\b[2-9A-HJ-KM-NP-Z]{4}-[2-9A-HJ-KM-NP-Z]{4}\b/.exec(text)?.[0] ?? "",
  };
}
