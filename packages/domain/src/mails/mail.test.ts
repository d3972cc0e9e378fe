import { describe, expect, test } from "vitest";
import type { MailReport, MailState } from "./mail.ts";
import { hasFailed, isInFlight, mailStates, mergeReports } from "./mail.ts";

const at = (second: number) => new Date(Date.UTC(2026, 4, 5, 8, 0, second));
const report = (state: MailState, second: number, reason: string | null = null): MailReport => ({
  state,
  at: at(second),
  reason,
});

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}

const stronger: Record<MailState, readonly MailState[]> = {
  queued: ["sent", "failed", "delivered", "bounced", "complained"],
  sent: ["failed", "delivered", "bounced", "complained"],
  failed: ["delivered", "bounced", "complained"],
  delivered: ["bounced", "complained"],
  bounced: ["complained"],
  complained: [],
};

describe.each(mailStates)("%s", (state) => {
  test.each(mailStates)("meets %s", (other) => {
    const expected = stronger[state].includes(other) ? other : state;
    expect(mergeReports(report(state, 1), report(other, 9)).state).toBe(expected);
    expect(mergeReports(report(other, 9), report(state, 1)).state).toBe(expected);
  });
});

test("a bounce beats a delivery that comes late", () => {
  expect(mergeReports(report("bounced", 3), report("delivered", 9))).toEqual(report("bounced", 3));
});

test("a mail we had given up is delivered after all when the other side says so", () => {
  expect(mergeReports(report("failed", 3, "no answer"), report("delivered", 9)).state).toBe("delivered");
});

test("the end is the same for every order of the same reports, each coming twice", () => {
  const reports = [
    report("sent", 1),
    report("delivered", 4),
    report("delivered", 2),
    report("bounced", 5, "mailbox full"),
    report("bounced", 5, "no such mailbox"),
    report("bounced", 6),
  ];
  for (let size = 1; size <= reports.length; size++) {
    const some = reports.slice(0, size);
    const ends = permutations(some).map((order) =>
      [...order, ...order].reduce(mergeReports, report("queued", 0)),
    );
    expect(new Set(ends.map((end) => JSON.stringify(end))).size).toBe(1);
  }
});

test("grouping the reports differently changes nothing", () => {
  const reports = mailStates.map((state, i) => report(state, 9 - i));
  for (const [a, b, c] of permutations(reports)) {
    if (a === undefined || b === undefined || c === undefined) throw new Error("six reports make triples");
    expect(mergeReports(mergeReports(a, b), c)).toEqual(mergeReports(a, mergeReports(b, c)));
  }
});

test("of two reports of one fact the earlier is kept", () => {
  expect(mergeReports(report("delivered", 4), report("delivered", 2))).toEqual(report("delivered", 2));
});

test("failed and bounced mails did not reach the person, and only queued and sent are under way", () => {
  expect(mailStates.filter(hasFailed)).toEqual(["failed", "bounced"]);
  expect(mailStates.filter(isInFlight)).toEqual(["queued", "sent"]);
});
