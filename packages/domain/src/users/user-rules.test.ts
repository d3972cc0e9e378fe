import { describe, expect, test } from "vitest";
import type { Pass } from "../passes/pass.ts";
import { sendWipeOrder } from "../passes/remove-pass.ts";
import { addUser, newUserFacts } from "./add-user.ts";
import { archiveUser, keptBySync, restoreUser } from "./archive-user.ts";
import { blockUser } from "./block-user.ts";
import {
  checkActivatable,
  checkInvitable,
  followUserEmailEdit,
  inviteUser,
  withdrawUserInvitation,
} from "./invite-user.ts";
import { reviewOnHit, reviewUser } from "./review-user.ts";
import { isSuspended, opensDoors, standings } from "./standing.ts";
import { endBlock, revalidateUser, unblockAndRevalidateUser, unblockUser } from "./unblock-user.ts";
import type { UserFacts } from "./user-facts.ts";

const hour = 3_600_000;
const now = new Date("2026-05-05T08:00:00Z");
const after = (hours: number) => new Date(now.getTime() + hours * hour);
const active: Pass = { kind: "active", epoch: 4, replacementUntil: null };
const facts = (more: Partial<UserFacts> = {}): UserFacts => ({ ...newUserFacts(), pass: active, ...more });
const block = (id: string, until: Date | null = null) => ({ id, until, blocklistEntryId: `entry-of-${id}` });
const review = { id: "r1", cause: "by-hand" } as const;
const archiving = { id: "a1", cause: "archived", leftReview: null } as const;
const hit = { entryId: "x", cleared: false };
const cleared = { entryId: "x", cleared: true };
const blocking = { reason: "stole a ladder", until: null };
const removing: Pass = {
  kind: "removing",
  epoch: 4,
  wipeDueAt: after(24),
  wipeOrderAt: null,
  deadline: after(48),
};

describe("standing", () => {
  test("only the active may pass a door, and only blocked and in review are suspended", () => {
    expect(standings.filter(opensDoors)).toEqual(["active"]);
    expect(standings.filter(isSuspended)).toEqual(["in-review", "blocked"]);
  });
});

describe("adding", () => {
  test("makes an active person, invited when asked", () => {
    expect(addUser({ sendInvitation: true, matches: [] })).toMatchObject({
      standing: "active",
      pass: { kind: "invited", epoch: 0 },
      opensInvitation: true,
      opensReview: null,
    });
    expect(addUser({ sendInvitation: false, matches: [] })).toMatchObject({
      standing: "active",
      pass: { kind: "none" },
      opensInvitation: false,
    });
  });

  test("of somebody on the blocklist makes a person in review and no invitation", () => {
    expect(addUser({ sendInvitation: true, matches: [hit] })).toMatchObject({
      standing: "in-review",
      opensReview: { cause: "blocklist-hit" },
      pass: { kind: "none" },
      opensInvitation: false,
    });
  });

  test("is not stopped by an entry that is known to mean somebody else", () => {
    expect(addUser({ sendInvitation: true, matches: [cleared] }).standing).toBe("active");
  });
});

describe("blocking", () => {
  test("opens a block and a blocklist entry and keeps the phone", () => {
    const outcome = blockUser(facts(), { reason: " stole a ladder ", until: after(1) }, now);
    expect(outcome).toMatchObject({
      opensBlock: { reason: "stole a ladder", until: after(1) },
      closesDoors: true,
    });
    expect(outcome.pass).toBe(active);
  });

  test("withdraws an open invitation", () => {
    const invited = facts({ pass: { kind: "invited", epoch: 4 }, hasOpenInvitation: true });
    expect(blockUser(invited, blocking, now)).toMatchObject({
      withdrawsInvitation: "blocked",
      pass: { kind: "none", epoch: 4 },
    });
    const replacing = facts({ pass: { ...active, replacementUntil: after(9) }, hasOpenInvitation: true });
    expect(blockUser(replacing, blocking, now)).toMatchObject({
      withdrawsInvitation: "blocked",
      pass: active,
    });
  });

  test("leaves an invitation that has run out as it is", () => {
    const invited = facts({ pass: { kind: "invited", epoch: 4 } });
    expect(blockUser(invited, blocking, now)).toMatchObject({
      withdrawsInvitation: null,
      pass: invited.pass,
    });
  });

  test("needs an end in the future, if any, and a reason", () => {
    expect(() => blockUser(facts(), { ...blocking, until: now }, now)).toThrow("block.until-in-past");
    expect(() => blockUser(facts(), { ...blocking, until: after(-1) }, now)).toThrow("block.until-in-past");
    expect(() => blockUser(facts(), { reason: "  ", until: null }, now)).toThrow("request.invalid");
  });
});

describe("unblocking", () => {
  test("closes all blocks by default with their entries, and opens a review", () => {
    expect(unblockUser(facts({ blocks: [block("b1"), block("b2")] }), "all")).toMatchObject({
      standing: "in-review",
      closesBlocks: { ids: ["b1", "b2"], ending: "unblocked" },
      removesBlocklistEntries: ["entry-of-b1", "entry-of-b2"],
      opensReview: { cause: "unblocked" },
    });
  });

  test("of one of two blocks leaves the other and opens no review", () => {
    expect(unblockUser(facts({ blocks: [block("b1"), block("b2")] }), ["b2"])).toMatchObject({
      standing: "blocked",
      closesBlocks: { ids: ["b2"] },
      removesBlocklistEntries: ["entry-of-b2"],
      opensReview: null,
    });
  });

  test("of a block that is not open is refused whole", () => {
    expect(() => unblockUser(facts({ blocks: [block("b1")] }), ["b1", "b9"])).toThrow("user.not-blocked");
    expect(() => unblockUser(facts({ blocks: [block("b1")] }), [])).toThrow("user.not-blocked");
  });

  test("removes no entry that was removed by hand before", () => {
    const bare = { ...block("b1"), blocklistEntryId: null };
    expect(unblockUser(facts({ blocks: [bare] }), "all").removesBlocklistEntries).toEqual([]);
  });
});

describe("revalidating", () => {
  test("closes every open review", () => {
    const outcome = revalidateUser(
      facts({ reviews: [review, { id: "r2", cause: "test-failed" }], matches: [cleared] }),
    );
    expect(outcome).toMatchObject({
      standing: "active",
      closesReviews: { ids: ["r1", "r2"], ending: "revalidated" },
    });
  });

  test("is refused while an entry matches and is not cleared", () => {
    expect(() => revalidateUser(facts({ reviews: [review], matches: [hit] }))).toThrow("user.blocklist-hit");
  });

  test("together with unblocking opens no review in between", () => {
    const outcome = unblockAndRevalidateUser(facts({ blocks: [block("b1")], reviews: [review] }), "all");
    expect(outcome).toMatchObject({ standing: "active", opensReview: null, closesReviews: { ids: ["r1"] } });
  });

  test("together with unblocking is refused whole while another block stays", () => {
    const twice = facts({ blocks: [block("b1"), block("b2")] });
    expect(() => unblockAndRevalidateUser(twice, ["b1"])).toThrow("user.blocklist-hit");
  });

  test("never brings back a pass that is going or gone", () => {
    for (const pass of [removing, { kind: "removed", epoch: 4 } as const]) {
      expect(revalidateUser(facts({ reviews: [review], pass })).pass).toBe(pass);
    }
  });
});

describe("the end date of a block", () => {
  const ended = block("b1", now);

  test("ends the block by itself when nothing else is open", () => {
    expect(endBlock(facts({ blocks: [ended] }), "b1", now)).toMatchObject({
      standing: "active",
      closesBlocks: { ids: ["b1"], ending: "end-reached" },
      removesBlocklistEntries: ["entry-of-b1"],
      opensReview: null,
    });
  });

  test.each<[string, Partial<UserFacts>, string]>([
    ["another block", { blocks: [ended, block("b2")] }, "blocked"],
    ["a review", { blocks: [ended], reviews: [review] }, "in-review"],
    ["a blocklist match", { blocks: [ended], matches: [hit] }, "in-review"],
  ])("leaves the person in review when there is %s", (_, more, standing) => {
    expect(endBlock(facts(more), "b1", now)).toMatchObject({
      standing,
      opensReview: { cause: "block-ended" },
    });
  });

  test("is not held up by a match that is cleared", () => {
    expect(endBlock(facts({ blocks: [ended], matches: [cleared] }), "b1", now).standing).toBe("active");
  });

  test("does nothing early, twice, or without a date", () => {
    const soon = block("b1", new Date(now.getTime() + 1));
    expect(() => endBlock(facts({ blocks: [soon] }), "b1", now)).toThrow("user.not-blocked");
    expect(() => endBlock(facts({ blocks: [block("b1")] }), "b1", now)).toThrow("user.not-blocked");
    expect(() => endBlock(facts(), "b1", now)).toThrow("user.not-blocked");
  });
});

describe("reviews", () => {
  test("close doors and keep the phone", () => {
    const outcome = reviewUser(facts(), { cause: "face-mismatch", note: null });
    expect(outcome).toMatchObject({
      opensReview: { cause: "face-mismatch" },
      closesDoors: true,
      pass: active,
    });
  });

  test("are opened by a blocklist hit once, and not beneath a block", () => {
    expect(reviewOnHit(facts({ matches: [hit] }))?.opensReview?.cause).toBe("blocklist-hit");
    expect(reviewOnHit(facts({ matches: [cleared] }))).toBeNull();
    expect(reviewOnHit(facts({ matches: [hit], reviews: [{ id: "r", cause: "blocklist-hit" }] }))).toBeNull();
    expect(reviewOnHit(facts({ matches: [hit], blocks: [block("b1")] }))).toBeNull();
    expect(reviewOnHit(facts({ matches: [hit], reviews: [review] }))?.standing).toBe("in-review");
  });
});

describe("leaving", () => {
  test.each([
    ["deleted", undefined, "access-removed"],
    ["sync", undefined, "access-removed"],
    ["archived", undefined, null],
    ["archived", true, "access-removed"],
    ["merged", true, null],
  ] as const)("as %s with tellPerson %s mails %s", (cause, tellPerson, mail) => {
    const input = tellPerson === undefined ? { cause } : { cause, tellPerson };
    expect(archiveUser(facts(), input, now).mail).toBe(mail);
  });

  test.each([
    ["archived", now],
    ["deleted", now],
    ["merged", now],
    ["sync", null],
  ] as const)("as %s puts the pass to removing with the wipe order at %s", (cause, wipeOrderAt) => {
    expect(archiveUser(facts(), { cause }, now).pass).toMatchObject({
      kind: "removing",
      epoch: 4,
      wipeOrderAt,
    });
  });

  test("without a phone removes the pass and withdraws an open invitation", () => {
    const invited = facts({ pass: { kind: "invited", epoch: 0 }, hasOpenInvitation: true });
    const outcome = archiveUser(invited, { cause: "deleted" }, now);
    expect(outcome).toMatchObject({ pass: { kind: "removed" }, withdrawsInvitation: "deleted" });
  });

  test("keeps blocks and reviews open below, but leaving with a sync closes the review as left", () => {
    const inReview = facts({ reviews: [review] });
    expect(archiveUser(inReview, { cause: "deleted" }, now).closesReviews).toBeNull();
    expect(archiveUser(inReview, { cause: "sync" }, now).closesReviews).toEqual({
      ids: ["r1"],
      ending: "left",
    });
  });

  test("with a sync is not for the blocked, the archived and those in reset", () => {
    const reset = facts({ pass: { kind: "reset", epoch: 4 } });
    expect(keptBySync(facts())).toBeNull();
    expect(keptBySync(facts({ reviews: [review] }))).toBeNull();
    expect(keptBySync(facts({ blocks: [block("b1")] }))).toBe("blocked");
    expect(keptBySync(facts({ archiving }))).toBe("archived");
    expect(keptBySync(reset)).toBe("reset");
    expect(() => archiveUser(reset, { cause: "sync" }, now)).toThrow("pass.wrong-state");
    expect(archiveUser(reset, { cause: "deleted" }, now).pass.kind).toBe("removed");
  });
});

describe("restoring", () => {
  test("takes the same phone back while the wipe order has not gone out", () => {
    expect(restoreUser(facts({ archiving, pass: removing }))).toMatchObject({
      standing: "active",
      pass: active,
    });
  });

  test("does not bring back a pass whose wipe order went out, or that is removed", () => {
    for (const pass of [sendWipeOrder(removing, after(24)).pass, { kind: "removed", epoch: 4 } as const]) {
      expect(restoreUser(facts({ archiving, pass })).pass).toBe(pass);
    }
  });

  test("undoing a merge brings no phone back", () => {
    const merged = archiveUser(facts(), { cause: "merged" }, now);
    const back = restoreUser(facts({ archiving: { ...archiving, cause: "merged" }, pass: merged.pass }));
    expect(back.pass).toBe(merged.pass);
  });

  test("returns the person in review when the blocklist matches them by now", () => {
    expect(restoreUser(facts({ archiving, matches: [hit] }))).toMatchObject({
      standing: "in-review",
      opensReview: { cause: "blocklist-hit" },
    });
  });

  test("returns whoever left with an undecided review in review, with its cause and note", () => {
    const leftReview = { cause: "by-hand", note: "Odd papers" } as const;
    const left = { ...archiving, cause: "sync", leftReview } as const;
    expect(restoreUser(facts({ archiving: left, matches: [hit] }))).toMatchObject({
      standing: "in-review",
      opensReview: leftReview,
    });
    const blocked = facts({ archiving: left, blocks: [block("b1")] });
    expect(restoreUser(blocked)).toMatchObject({ standing: "blocked", opensReview: null });
  });

  test("mails that access is back only when asked, and to nobody whose doors stay closed", () => {
    expect(restoreUser(facts({ archiving })).mail).toBeNull();
    expect(restoreUser(facts({ archiving }), { tellPerson: true }).mail).toBe("access-restored");
    for (const closed of [{ blocks: [block("b1")] }, { reviews: [review] }, { matches: [hit] }])
      expect(restoreUser(facts({ archiving, ...closed }), { tellPerson: true }).mail).toBeNull();
  });

  test("and inviting again starts a new epoch", () => {
    const back = facts({ pass: { kind: "removed", epoch: 4 } });
    const invite = { kind: "new-phone", expiresAt: after(168), email: "a@b.c" } as const;
    expect(inviteUser(back, invite)).toMatchObject({
      pass: { kind: "invited", epoch: 5 },
      opensInvitation: true,
    });
  });
});

describe("inviting", () => {
  test.each<[string, Partial<UserFacts>, string | null, string]>([
    ["archived", { archiving }, "a@b.c", "user.archived"],
    ["blocked", { blocks: [block("b1")] }, "a@b.c", "user.suspended"],
    ["in review", { reviews: [review] }, "a@b.c", "user.suspended"],
    ["on the blocklist", { matches: [hit] }, "a@b.c", "user.blocklist-hit"],
    ["without an address", {}, null, "user.no-email"],
    ["with an empty address", {}, " ", "user.no-email"],
  ])("somebody %s is refused", (_, more, email, code) => {
    expect(() => checkInvitable(facts(more), email)).toThrow(code);
  });

  test("somebody with a lost phone stops it now", () => {
    const lost = { kind: "old-phone-lost", expiresAt: after(168), email: "a@b.c" } as const;
    expect(inviteUser(facts(), lost)).toMatchObject({
      pass: { kind: "invited", epoch: 5 },
      closesDoors: true,
    });
  });

  test("again after an invitation ran out withdraws nothing", () => {
    const again = { kind: "new-phone", expiresAt: after(168), email: "a@b.c" } as const;
    const expired = facts({ pass: { kind: "invited", epoch: 0 } });
    expect(inviteUser(expired, again)).toMatchObject({ opensInvitation: true, withdrawsInvitation: null });
    expect(inviteUser({ ...expired, hasOpenInvitation: true }, again).withdrawsInvitation).toBe("replaced");
  });

  test("can be withdrawn by hand only while it is open", () => {
    const invited = facts({ pass: { kind: "invited", epoch: 0 } });
    expect(() => withdrawUserInvitation(invited)).toThrow("invitation.not-open");
    expect(withdrawUserInvitation({ ...invited, hasOpenInvitation: true })).toMatchObject({
      pass: { kind: "none" },
      withdrawsInvitation: "by-hand",
    });
  });
});

describe("an edited e-mail address", () => {
  const invited = facts({ pass: { kind: "invited", epoch: 0 }, hasOpenInvitation: true });

  test("gets a new invitation and the old one is dead", () => {
    const outcome = followUserEmailEdit(invited, after(168));
    expect(outcome).toMatchObject({ opensInvitation: true, withdrawsInvitation: "replaced" });
  });

  test("of somebody suspended only kills the old one", () => {
    const outcome = followUserEmailEdit({ ...invited, reviews: [review] }, after(168));
    expect(outcome).toMatchObject({
      opensInvitation: false,
      withdrawsInvitation: "replaced",
      pass: { kind: "none" },
    });
  });

  test("changes nothing for a working phone", () => {
    const outcome = followUserEmailEdit(facts(), after(168));
    expect(outcome).toMatchObject({ opensInvitation: false, withdrawsInvitation: null, pass: active });
  });
});

test("a phone is bound for the active alone, never for those in review, the blocked or the archived", () => {
  expect(() => checkActivatable(facts())).not.toThrow();
  expect(() => checkActivatable(facts({ reviews: [review] }))).toThrow("user.suspended");
  expect(() => checkActivatable(facts({ blocks: [block("b1")] }))).toThrow("user.suspended");
  expect(() => checkActivatable(facts({ archiving }))).toThrow("user.archived");
});
