import { mailMoved } from "@gatehouse/contracts/live/events/mail-moved";
import { mailSettled } from "@gatehouse/contracts/live/events/mail-settled";
import type { StoredChange } from "@gatehouse/db/changes/read-changes";
import { expect, test } from "vitest";
import { presentChange } from "./present-change.ts";

const [userId, mailId] = ["0197f7f0-0000-7000-8000-000000000001", "0197f7f0-0000-7000-8000-000000000002"];
const after = { mailState: "bounced", mailId, invitationId: mailId, reason: "no such user" };
const change = (subjectKind: string, subjectId: string, more: object = { after }): StoredChange => ({
  position: 1,
  at: new Date(0),
  actor: "system:mail",
  source: "system",
  requestId: "r",
  verb: "mail.settled",
  subjectKind,
  subjectId,
  before: { mailState: "sent" },
  after: undefined,
  ...more,
});

test("the mail of somebody's newest invitation moves their row and the mail log", () => {
  const events = presentChange(change("user", userId));
  expect(events.map((event) => [event.audience, event.name])).toEqual([
    ["admins", "mail.settled"],
    ["admins", "mail.moved"],
  ]);
  expect(mailSettled.payload.parse(events[0]?.data)).toEqual({ userId, patch: { mailState: "bounced" } });
  expect(mailMoved.payload.parse(events[1]?.data)).toEqual({
    mailId,
    state: "bounced",
    reason: "no such user",
  });
});

test("any other mail moves the mail log only", () => {
  expect(presentChange(change("mail", mailId)).map((event) => event.name)).toEqual(["mail.moved"]);
});

test("an erased change is heard by nobody", () => {
  expect(presentChange(change("user", userId, { after: undefined }))).toEqual([]);
});
