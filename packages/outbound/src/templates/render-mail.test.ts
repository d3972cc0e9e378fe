import { describe, expect, test } from "vitest";
import { formatMailbox, headerText, parseMailbox } from "./headers.ts";
import { maskedSecrets } from "./masked-secrets.ts";
import { renderMail } from "./render-mail.ts";
import { sampleFacts, samplePort, sampleSecrets } from "./sample-facts.fixture.ts";

const setting = { from: parseMailbox("Gatehouse <gate@example.org>"), publicUrl: "https://gate.example.org" };
const invitation = sampleFacts[0];
if (invitation?.kind !== "invitation") throw new Error("the first sample is an invitation");
const named = sampleFacts.map((facts, i) => [`${i} ${facts.kind}`, facts] as const);

describe.each(named)("%s", (_name, facts) => {
  const mail = renderMail(facts, sampleSecrets, setting);

  test("looks as agreed", () => {
    expect(mail).toMatchSnapshot();
  });

  test("loads nothing from anywhere and never turns a name into markup", () => {
    expect(mail.html).not.toMatch(/<img|<script|src=|url\(|@import|<North>/);
  });

  test("says in its text twin every address and code that the HTML says", () => {
    const addresses = [...mail.html.matchAll(/href="([^"]+)"/g)].map(([, address]) => address ?? "");
    for (const address of addresses) expect(mail.text).toContain(address);
    expect(mail.html.includes("XM</strong>")).toBe(mail.text.includes("K7QP-W9XM"));
  });

  test("keeps no line longer than a mail server takes (RFC 5322 2.1.1)", () => {
    for (const line of [...mail.html.split("\n"), ...mail.text.split("\n")])
      expect(Buffer.byteLength(line)).toBeLessThan(998);
  });
});

test("an invitation says who invites, three steps, the end in the project's zone, one phone, code, link and contact", () => {
  const { text } = renderMail(invitation, sampleSecrets, setting);
  expect(text).toContain("Grace Hopper of Port of Antwerp");
  expect(text.match(/^[123]\. /gm)).toHaveLength(3);
  expect(text).toContain("Tuesday, 12 May 2026 at 10:12 (Europe/Brussels)");
  expect(text).toContain("one phone");
  expect(text).toContain("K7QP-W9XM");
  expect(text).toContain(`https://gate.example.org/i/#${sampleSecrets.token}`);
  expect(text).toContain("the access desk, +32 3 555 01 00");
});

test("a mail that is only looked at holds neither link nor code", () => {
  const { html, text } = renderMail(invitation, maskedSecrets, setting);
  for (const secret of [sampleSecrets.token, "K7QP", "W9XM"]) expect(html + text).not.toContain(secret);
});

test("the same facts give the same bytes", () => {
  for (const facts of sampleFacts)
    expect(renderMail(facts, sampleSecrets, setting)).toEqual(
      renderMail(structuredClone(facts), sampleSecrets, setting),
    );
});

test.each([
  ["name", { ...samplePort, name: "Port\r\nBcc: everybody@example.org" }],
  ["sender's name", { ...samplePort, senderName: "Port\nBcc: everybody@example.org" }],
  ["reply address", { ...samplePort, replyTo: "a@example.org\r\nBcc: everybody@example.org" }],
])("a line break in the project's %s is refused, not sent as a header", (_what, project) => {
  expect(() => renderMail({ ...invitation, project }, sampleSecrets, setting)).toThrow("line break");
});

test("a sender's name is quoted, so that no sign in it ends the name", () => {
  expect(formatMailbox({ name: 'Smith, "Joe" <x@y.z>', address: "gate@example.org" })).toBe(
    '"Smith, \\"Joe\\" <x@y.z>" <gate@example.org>',
  );
  expect(() => headerText("a\u0000b")).toThrow("control");
});

test("a sender is read with and without a name, and anything else is refused", () => {
  expect(parseMailbox("gate@example.org")).toEqual({ name: "Gatehouse", address: "gate@example.org" });
  expect(parseMailbox('"Port, Access" <gate@example.org>')).toEqual({
    name: "Port, Access",
    address: "gate@example.org",
  });
  expect(() => parseMailbox("gate")).toThrow("no sender");
  expect(() => parseMailbox("a@b <c@d> <e@f>")).toThrow("no sender");
});
