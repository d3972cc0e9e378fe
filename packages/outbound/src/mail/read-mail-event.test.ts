import { expect, test } from "vitest";
import { mailTag } from "./outgoing-mail.ts";
import { readMailEvent } from "./read-mail-event.ts";

const mailId = "0197f7f0-0000-7000-8000-000000000001";
const at = "2026-05-05T08:00:00.000Z";
const event = (type: string, data: object = {}) => ({
  type,
  created_at: at,
  data: {
    email_id: "49a3999c",
    to: ["ada@example.org"],
    subject: "Hello",
    tags: { [mailTag]: mailId },
    ...data,
  },
});

test.each([
  ["email.sent", "sent"],
  ["email.delivered", "delivered"],
  ["email.bounced", "bounced"],
  ["email.suppressed", "bounced"],
  ["email.failed", "failed"],
  ["email.complained", "complained"],
])("%s reports %s", (type, state) => {
  expect(readMailEvent(event(type))).toEqual({
    type,
    providerId: "49a3999c",
    mailId,
    report: { state, at: new Date(at), reason: null },
  });
});

test("opens, clicks and delays report nothing that is kept", () => {
  for (const type of [
    "email.opened",
    "email.clicked",
    "email.delivery_delayed",
    "contact.created",
    "toString",
  ])
    expect(readMailEvent(event(type))?.report).toBeNull();
});

test("a reason says what the other side said", () => {
  const bounce = { type: "Permanent", subType: "General", message: "550 no such user" };
  expect(readMailEvent(event("email.bounced", { bounce }))?.report?.reason).toBe(
    "Permanent, General: 550 no such user",
  );
  expect(
    readMailEvent(event("email.failed", { failed: { reason: "reached_daily_quota" } }))?.report?.reason,
  ).toBe("reached_daily_quota");
  const suppressed = { message: "on the suppression list", type: "OnAccountSuppressionList" };
  expect(readMailEvent(event("email.suppressed", { suppressed }))?.report?.reason).toBe(
    "on the suppression list",
  );
});

test("tags are read as an object and as the list they were sent as, and anything else is no tag", () => {
  const tagged = (tags: unknown) => readMailEvent(event("email.sent", { tags }))?.mailId;
  expect(tagged([{ name: mailTag, value: mailId }])).toBe(mailId);
  for (const tags of [undefined, null, {}, [], "x", { [mailTag]: "x' or 1=1" }, { [mailTag]: 7 }])
    expect(tagged(tags)).toBeNull();
});

test("what is no event is not read", () => {
  for (const body of [
    undefined,
    null,
    [],
    "email.sent",
    {},
    { type: "email.sent" },
    { ...event("email.sent"), created_at: "then" },
  ])
    expect(readMailEvent(body)).toBeUndefined();
});
