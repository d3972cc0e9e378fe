import { describe, expect, test } from "vitest";
import type { MailKind, MailState } from "./mail.ts";
import { hasFailed, isInFlight, mailKinds, mergeMail, queuedMail } from "./mail.ts";

const at = (second: number) => new Date(Date.UTC(2026, 4, 5, 8, 0, second));
const state = (kind: MailKind, second: number, reason: string | null = null): MailState => ({
  kind,
  at: at(second),
  reason,
});

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}

const stronger: Record<MailKind, readonly MailKind[]> = {
  queued: ["sent", "delivered", "bounced", "complained"],
  sent: ["delivered", "bounced", "complained"],
  delivered: ["bounced", "complained"],
  bounced: ["complained"],
  complained: [],
};

describe.each(mailKinds)("%s", (kind) => {
  test.each(mailKinds)("meets %s", (other) => {
    const expected = stronger[kind].includes(other) ? other : kind;
    expect(mergeMail(state(kind, 1), state(other, 9)).kind).toBe(expected);
    expect(mergeMail(state(other, 9), state(kind, 1)).kind).toBe(expected);
  });
});

test("a bounce beats a delivery that comes late", () => {
  expect(mergeMail(state("bounced", 3), state("delivered", 9))).toEqual(state("bounced", 3));
});

test("the end is the same for every order of the same reports, each coming twice", () => {
  const reports = [
    state("sent", 1),
    state("delivered", 4),
    state("delivered", 2),
    state("bounced", 5, "mailbox full"),
    state("bounced", 5, "no such mailbox"),
    state("bounced", 6),
  ];
  for (let size = 1; size <= reports.length; size++) {
    const some = reports.slice(0, size);
    const ends = permutations(some).map((order) => [...order, ...order].reduce(mergeMail, queuedMail(at(0))));
    expect(new Set(ends.map((end) => JSON.stringify(end))).size).toBe(1);
  }
});

test("grouping the reports differently changes nothing", () => {
  const reports = mailKinds.map((kind, i) => state(kind, 9 - i));
  for (const [a, b, c] of permutations(reports)) {
    if (a === undefined || b === undefined || c === undefined) throw new Error("five reports make triples");
    expect(mergeMail(mergeMail(a, b), c)).toEqual(mergeMail(a, mergeMail(b, c)));
  }
});

test("of two reports of one fact the earlier is kept", () => {
  expect(mergeMail(state("delivered", 4), state("delivered", 2))).toEqual(state("delivered", 2));
});

test("only a bounce is a mail that did not reach the person, and only queued and sent are under way", () => {
  expect(mailKinds.filter((kind) => hasFailed(state(kind, 0)))).toEqual(["bounced"]);
  expect(mailKinds.filter((kind) => isInFlight(state(kind, 0)))).toEqual(["queued", "sent"]);
});
