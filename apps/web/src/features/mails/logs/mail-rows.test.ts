import type { MailRow } from "@gatehouse/contracts/mails/mails-list";
import { expect, test } from "vitest";
import { createMailRows } from "./mail-rows.ts";

const id = "0197f7f0-0000-7000-8000-000000000001";
const row = (state: MailRow["state"]): MailRow => ({
  id,
  kind: "invitation",
  purpose: "first",
  recipient: "ada@example.org",
  userId: null,
  userName: null,
  state,
  reason: null,
  createdAt: "2026-05-05T08:00:00.000Z",
  sentAt: null,
  settledAt: null,
});
const moved = (p: number, state: MailRow["state"]) => ({
  p,
  name: "mail.moved",
  data: { mailId: id, state, reason: null },
});

test("an event moves the mail that is on screen", () => {
  const rows = createMailRows();
  rows.put([row("sent")], 5);
  expect(rows.apply(moved(6, "bounced"))).toEqual({ id, state: "bounced", isKnown: true });
  expect(rows.row(id)?.state).toBe("bounced");
});

test("an event the answer already contains changes nothing", () => {
  const rows = createMailRows();
  rows.put([row("delivered")], 7);
  expect(rows.apply(moved(6, "sent"))).toBeUndefined();
  expect(rows.row(id)?.state).toBe("delivered");
});

test("an answer read before an event does not undo it, one read after it does", () => {
  const rows = createMailRows();
  rows.put([row("queued")], 5);
  rows.apply(moved(9, "delivered"));
  rows.put([row("sent")], 8);
  expect(rows.row(id)?.state).toBe("delivered");
  rows.put([row("bounced")], 10);
  expect(rows.row(id)?.state).toBe("bounced");
});

test("an event that came before the first answer is not lost", () => {
  const rows = createMailRows();
  expect(rows.apply(moved(9, "sent"))).toEqual({ id, state: "sent", isKnown: false });
  rows.put([row("queued")], 8);
  expect(rows.row(id)?.state).toBe("sent");
});

test("other events and broken ones are left alone", () => {
  const rows = createMailRows();
  expect(rows.apply({ p: 1, name: "user.added", data: {} })).toBeUndefined();
  expect(rows.apply({ p: 1, name: "mail.moved", data: { mailId: "x" } })).toBeUndefined();
});
