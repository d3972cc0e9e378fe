/** What is known about a mail, weakest first. The order is the whole rule: a later word is believed over an earlier one. */
export const mailKinds = ["queued", "sent", "delivered", "bounced", "complained"] as const;

/** One of the five facts about a mail. */
export type MailKind = (typeof mailKinds)[number];

/** The state of a mail: the strongest fact, since when, and what the receiving side said about it. */
export type MailState = { readonly kind: MailKind; readonly at: Date; readonly reason: string | null };

/** A mail that waits to be sent. */
export function queuedMail(at: Date): MailState {
  return { kind: "queued", at, reason: null };
}

/**
 * Joins two reports about one mail. The stronger fact wins, of equal facts the earlier report, so reports may come in any order and
 * any number of times: the join is commutative, associative and idempotent, and the end is always the same.
 */
export function mergeMail(a: MailState, b: MailState): MailState {
  return compare(a, b) >= 0 ? a : b;
}

function compare(a: MailState, b: MailState): number {
  const byStrength = mailKinds.indexOf(a.kind) - mailKinds.indexOf(b.kind);
  if (byStrength !== 0) return byStrength;
  const byTime = b.at.getTime() - a.at.getTime();
  if (byTime !== 0) return byTime;
  const [left, right] = [a.reason ?? "", b.reason ?? ""];
  return left === right ? 0 : left > right ? 1 : -1;
}

/** Whether the mail is known not to have reached the person: what the *bounced mail* filter finds. */
export function hasFailed(state: MailState): boolean {
  return state.kind === "bounced";
}

/** Whether more may still be heard about the mail. */
export function isInFlight(state: MailState): boolean {
  return state.kind === "queued" || state.kind === "sent";
}
