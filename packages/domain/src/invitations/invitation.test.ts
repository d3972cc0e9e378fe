import { describe, expect, test } from "vitest";
import { DomainError } from "../errors/domain-error.ts";
import type { Invitation, InvitationState } from "./invitation.ts";
import {
  checkOpen,
  expireInvitation,
  isOpen,
  openInvitation,
  useInvitation,
  withdrawInvitation,
} from "./invitation.ts";

const now = new Date("2026-05-05T08:00:00Z");
const day = 24 * 3_600_000;
const fresh = openInvitation({ id: "i1", userId: "u1", validDays: 7 }, now);
const at = (ms: number) => new Date(fresh.expiresAt.getTime() + ms);

const states: Record<string, InvitationState> = {
  open: { kind: "open" },
  used: { kind: "used", at: now },
  expired: { kind: "expired", at: now },
  withdrawn: { kind: "withdrawn", cause: "by-hand", at: now },
};
const verbs: Record<string, (invitation: Invitation, when: Date) => Invitation> = {
  use: useInvitation,
  withdraw: (invitation, when) => withdrawInvitation(invitation, "replaced", when),
  expire: expireInvitation,
};
/** Each cell: the result one second before the end, then in the instant of the end. */
const table: Record<string, Record<string, readonly [string, string]>> = {
  open: {
    use: ["used", "invitation.expired"],
    withdraw: ["withdrawn", "expired"],
    expire: ["invitation.not-open", "expired"],
  },
  used: closed("invitation.not-open"),
  expired: closed("invitation.expired"),
  withdrawn: closed("invitation.not-open"),
};

function closed(onUse: string): Record<string, readonly [string, string]> {
  const no = "invitation.not-open";
  return { use: [onUse, onUse], withdraw: [no, no], expire: [no, no] };
}

function result(run: () => Invitation): string {
  try {
    return run().state.kind;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

describe.each(Object.entries(states))("an invitation that is %s", (name, state) => {
  test.each(Object.entries(verbs))("%s", (verb, run) => {
    const invitation = { ...fresh, state };
    const results = [result(() => run(invitation, at(-1000))), result(() => run(invitation, at(0)))];
    expect(results).toEqual(table[name]?.[verb]);
  });
});

test("a new invitation is open for exactly as many days as the project says", () => {
  expect(fresh.expiresAt.getTime() - now.getTime()).toBe(7 * day);
  expect(openInvitation({ id: "i", userId: "u", validDays: 1 }, now).expiresAt).toEqual(
    new Date(now.getTime() + day),
  );
});

test.each([0, -1, 1.5, Number.NaN])("%d days are refused", (validDays) => {
  expect(() => openInvitation({ id: "i", userId: "u", validDays }, now)).toThrow("request.invalid");
});

test("the clock decides, not the job that records expiries", () => {
  expect(isOpen(fresh, at(-1))).toBe(true);
  expect(isOpen(fresh, at(0))).toBe(false);
  expect(() => checkOpen(fresh, at(-1))).not.toThrow();
  expect(() => checkOpen(fresh, at(0))).toThrow("invitation.expired");
});

test("a recorded expiry carries the instant it ran out, however late the job is", () => {
  expect(expireInvitation(fresh, at(90_000)).state).toEqual({ kind: "expired", at: fresh.expiresAt });
});
