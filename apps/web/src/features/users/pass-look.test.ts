import { expect, test } from "vitest";
import { type PassFields, passLook } from "./pass-look.ts";

const row: PassFields = {
  passState: "invited",
  passEpoch: 0,
  invitationExpiresAt: "2026-05-12T10:00:00Z",
  replacementUntil: null,
  passDeadlineAt: null,
  standing: "active",
};
const at = (text: string) => Date.parse(text);

test("an invitation runs out by the clock, without any change of the row", () => {
  expect(passLook(row, at("2026-05-12T09:59:59Z"), "UTC").word).toBe("Invitation sent");
  expect(passLook(row, at("2026-05-12T10:00:00Z"), "UTC").state).toBe("invitation-expired");
});

test("a pass whose replacement is invited stays active and says until when", () => {
  const replacing = { ...row, passState: "active", replacementUntil: "2026-05-14T10:00:00Z" } as const;
  const look = passLook(replacing, at("2026-05-12T10:00:00Z"), "UTC");
  expect(look.state).toBe("pass-active");
  expect(look.word).toMatch(/^Active, new phone invited until .*14/);
});

test("somebody restored without a phone is simply not invited", () => {
  const removed = { ...row, passState: "removed" } as const;
  expect(passLook(removed, 0, "UTC").word).toBe("Not invited");
  expect(passLook({ ...removed, standing: "archived" }, 0, "UTC").word).toBe("Removed");
});
