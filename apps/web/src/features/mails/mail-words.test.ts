import { mailKinds } from "@gatehouse/domain/mails/mail-kind";
import { expect, test } from "vitest";
import { mailTitle, reasonText } from "./mail-words.ts";

test("every kind of mail and every purpose of an invitation has a title of its own", () => {
  const kinds = mailKinds.map((kind) => mailTitle({ kind, purpose: null }));
  const purposes = (["again", "new-phone", "old-phone-lost"] as const).map((purpose) =>
    mailTitle({ kind: "invitation", purpose }),
  );
  expect(new Set([...kinds, ...purposes]).size).toBe(kinds.length + purposes.length);
});

test("a withdrawn mail and a complaint say what they mean, anything else what the other side said", () => {
  expect(reasonText({ state: "failed", reason: "withdrawn" })).toContain("no longer held");
  expect(reasonText({ state: "complained", reason: null })).toContain("spam");
  expect(reasonText({ state: "bounced", reason: "550 no such user" })).toBe("550 no such user");
  expect(reasonText({ state: "delivered", reason: null })).toBe("");
});
