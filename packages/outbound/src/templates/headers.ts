/** Text for one header of a mail. @throws {Error} when it holds a line break or another control character (header injection). */
export function headerText(text: string): string {
  if (/\p{Cc}/u.test(text))
    throw new Error("a header of this mail holds a line break or a control character");
  return text.trim();
}

/** A sender as set up: the address mails come from, and the name that stands beside it by default. */
export type Mailbox = { readonly name: string; readonly address: string };

/**
 * Reads `Gatehouse <gate@example.org>` or a bare address.
 * @throws {Error} when it is neither
 */
export function parseMailbox(text: string): Mailbox {
  const [, name, inAngles, bare] =
    /^\s*(?:"?([^"<>]*?)"?\s*<([^<>\s]+@[^<>\s]+)>|([^<>\s]+@[^<>\s]+))\s*$/.exec(text) ?? [];
  const address = inAngles ?? bare;
  if (address === undefined) throw new Error(`"${text}" is no sender such as Gatehouse <gate@example.org>`);
  return { name: name || "Gatehouse", address };
}

/** A sender as a header says it; the name is quoted, so commas, dots and angle brackets in it stay part of it (RFC 5322 3.4). */
export function formatMailbox({ name, address }: Mailbox): string {
  return `"${headerText(name).replace(/[\\"]/g, "\\$&")}" <${headerText(address)}>`;
}
