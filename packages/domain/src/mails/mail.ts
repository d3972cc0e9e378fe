/** What is known about a mail, weakest first. The order is the whole rule: a later word is believed over an earlier one. */
export const mailStates = ["queued", "sent", "failed", "delivered", "bounced", "complained"] as const;

/** One of the six facts about a mail. `failed` means that it never left us or the service; a delivery proves that wrong. */
export type MailState = (typeof mailStates)[number];

/** A report about a mail: the fact, since when, and what the receiving side said about it. */
export type MailReport = { readonly state: MailState; readonly at: Date; readonly reason: string | null };

/**
 * Joins two reports about one mail. The stronger fact wins, of equal facts the earlier report, so reports may come in any order and
 * any number of times: the join is commutative, associative and idempotent, and the end is always the same.
 */
export function mergeReports(a: MailReport, b: MailReport): MailReport {
  return compare(a, b) >= 0 ? a : b;
}

function compare(a: MailReport, b: MailReport): number {
  const byStrength = mailStates.indexOf(a.state) - mailStates.indexOf(b.state);
  if (byStrength !== 0) return byStrength;
  const byTime = b.at.getTime() - a.at.getTime();
  if (byTime !== 0) return byTime;
  const [left, right] = [a.reason ?? "", b.reason ?? ""];
  return left === right ? 0 : left > right ? 1 : -1;
}

/** Whether the mail is known not to have reached the person. */
export function hasFailed(state: MailState): boolean {
  return state === "bounced" || state === "failed";
}

/** Whether more may still be heard about the mail. */
export function isInFlight(state: MailState): boolean {
  return state === "queued" || state === "sent";
}
