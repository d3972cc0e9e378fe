import { describe, expect, test } from "vitest";
import { DomainError } from "../errors/domain-error.ts";
import { activatePass, expireReplacement, resetPass } from "./activate-pass.ts";
import { followEmailEdit, invitePass, resendPass, withdrawFromPass } from "./invite-pass.ts";
import { finishMove, startMove } from "./move-pass.ts";
import type { Pass, PassChange } from "./pass.ts";
import { confirmWiped, passRemovalDeadline, removePass, sendWipeOrder, takeBackPass } from "./remove-pass.ts";

const hour = 3_600_000;
const start = new Date("2026-05-05T08:00:00Z");
const after = (hours: number) => new Date(start.getTime() + hours * hour);

const states = {
  none: { kind: "none", epoch: 3 },
  invited: { kind: "invited", epoch: 3 },
  active: { kind: "active", epoch: 3, replacementUntil: null },
  replacing: { kind: "active", epoch: 3, replacementUntil: after(72) },
  reset: { kind: "reset", epoch: 3 },
  removing: { kind: "removing", epoch: 3, wipeDueAt: after(24), wipeOrderAt: null, deadline: after(48) },
  wiping: { kind: "removing", epoch: 3, wipeDueAt: start, wipeOrderAt: start, deadline: after(24) },
  removed: { kind: "removed", epoch: 3 },
} as const satisfies Record<string, Pass>;

const verbs: Record<string, (pass: Pass) => PassChange> = {
  invite: (pass) => invitePass(pass),
  "resend new-phone": (pass) => resendPass(pass, { kind: "new-phone", expiresAt: after(168) }),
  "resend old-phone-lost": (pass) => resendPass(pass, { kind: "old-phone-lost", expiresAt: after(168) }),
  "edit e-mail": (pass) => followEmailEdit(pass, after(168)),
  withdraw: (pass) => withdrawFromPass(pass, "by-hand"),
  activate: (pass) => activatePass(pass, start),
  "replacement ran out": (pass) => expireReplacement(pass, after(72)),
  move: (pass) => finishMove(pass, { fromEpoch: 3, expiresAt: after(1) }, start),
  "reset app": (pass) => resetPass(pass, start),
  archive: (pass) => removePass(pass, "at-once", start),
  "sync removal": (pass) => removePass(pass, "after-undo-window", start),
  "wipe order": (pass) => sendWipeOrder(pass, after(24)),
  "phone confirms": (pass) => confirmWiped(pass),
  "deadline passes": (pass) => passRemovalDeadline(pass, after(48)),
  "take back": (pass) => takeBackPass(pass),
};

const refused = "pass.wrong-state";
const notOpen = "invitation.not-open";
/** Each cell: state after, epoch, then what else happens (+ opens an invitation, - withdraws one with its cause, ! closes doors). */
const table: Record<keyof typeof verbs, Record<keyof typeof states, string>> = {
  invite: {
    none: "invited 3 +",
    invited: refused,
    active: refused,
    replacing: refused,
    reset: refused,
    removing: refused,
    wiping: "invited 4 +",
    removed: "invited 4 +",
  },
  "resend new-phone": {
    none: refused,
    invited: "invited 3 + -replaced",
    active: "replacing 3 +",
    replacing: "replacing 3 + -replaced",
    reset: "invited 3 +",
    removing: refused,
    wiping: refused,
    removed: refused,
  },
  "resend old-phone-lost": {
    none: refused,
    invited: "invited 3 + -replaced",
    active: "invited 4 + !",
    replacing: "invited 4 + -replaced !",
    reset: "invited 3 +",
    removing: refused,
    wiping: refused,
    removed: refused,
  },
  "edit e-mail": {
    none: "none 3",
    invited: "invited 3 + -replaced",
    active: "active 3",
    replacing: "replacing 3 + -replaced",
    reset: "reset 3",
    removing: "removing 3",
    wiping: "wiping 3",
    removed: "removed 3",
  },
  withdraw: {
    none: notOpen,
    invited: "none 3 -by-hand",
    active: notOpen,
    replacing: "active 3 -by-hand",
    reset: notOpen,
    removing: notOpen,
    wiping: notOpen,
    removed: notOpen,
  },
  activate: {
    none: refused,
    invited: "active 4",
    active: notOpen,
    replacing: "active 4 !",
    reset: refused,
    removing: refused,
    wiping: refused,
    removed: refused,
  },
  "replacement ran out": {
    none: refused,
    invited: refused,
    active: refused,
    replacing: "active 3",
    reset: refused,
    removing: refused,
    wiping: refused,
    removed: refused,
  },
  move: {
    none: refused,
    invited: refused,
    active: "active 4 !",
    replacing: "replacing 4 !",
    reset: refused,
    removing: refused,
    wiping: refused,
    removed: refused,
  },
  "reset app": {
    none: refused,
    invited: refused,
    active: "reset 3",
    replacing: "invited 3",
    reset: refused,
    removing: refused,
    wiping: refused,
    removed: refused,
  },
  archive: {
    none: "removed 3",
    invited: "removed 3 -deleted",
    active: "wiping 3 !",
    replacing: "wiping 3 -deleted !",
    reset: "removed 3",
    removing: "removing 3",
    wiping: "wiping 3",
    removed: "removed 3",
  },
  "sync removal": {
    none: "removed 3",
    invited: "removed 3 -deleted",
    active: "removing 3 !",
    replacing: "removing 3 -deleted !",
    reset: "removed 3",
    removing: "removing 3",
    wiping: "wiping 3",
    removed: "removed 3",
  },
  "wipe order": {
    none: refused,
    invited: refused,
    active: refused,
    replacing: refused,
    reset: refused,
    removing: "wiping 3",
    wiping: "pass.wipe-already-sent",
    removed: refused,
  },
  "phone confirms": {
    none: refused,
    invited: refused,
    active: refused,
    replacing: refused,
    reset: refused,
    removing: "removed 3",
    wiping: "removed 3",
    removed: refused,
  },
  "deadline passes": {
    none: refused,
    invited: refused,
    active: refused,
    replacing: refused,
    reset: refused,
    removing: refused,
    wiping: "removed 3",
    removed: refused,
  },
  "take back": {
    none: refused,
    invited: refused,
    active: refused,
    replacing: refused,
    reset: refused,
    removing: "active 3",
    wiping: "pass.wipe-already-sent",
    removed: refused,
  },
};

function cell(run: () => PassChange): string {
  try {
    const { pass, opensInvitation, withdrawsInvitation, closesDoors } = run();
    const parts = [nameOf(pass), String(pass.epoch)];
    if (opensInvitation) parts.push("+");
    if (withdrawsInvitation !== null) parts.push(`-${withdrawsInvitation}`);
    if (closesDoors) parts.push("!");
    return parts.join(" ");
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

function nameOf(pass: Pass): string {
  if (pass.kind === "active") return pass.replacementUntil === null ? "active" : "replacing";
  if (pass.kind === "removing") return pass.wipeOrderAt === null ? "removing" : "wiping";
  return pass.kind;
}

describe.each(Object.entries(verbs))("%s", (verb, run) => {
  test.each(Object.entries(states))("from %s", (state, pass) => {
    expect(cell(() => run(pass))).toBe(table[verb]?.[state as keyof typeof states]);
  });
});

describe("epochs", () => {
  test("no verb ever lowers the epoch", () => {
    for (const run of Object.values(verbs)) {
      for (const pass of Object.values(states)) {
        const result = cell(() => run(pass));
        const epoch = Number(/ (\d+)/.exec(result)?.[1] ?? pass.epoch);
        expect(epoch).toBeGreaterThanOrEqual(pass.epoch);
      }
    }
  });

  test("a new phone, a lost phone and a move all shut the old keys out in the same step", () => {
    const replaced = activatePass(states.replacing, start);
    const lost = resendPass(states.active, { kind: "old-phone-lost", expiresAt: after(168) });
    const moved = finishMove(states.active, startMove(states.active, start), start);
    for (const change of [replaced, lost, moved]) {
      expect(change.pass.epoch).toBe(states.active.epoch + 1);
      expect(change.closesDoors).toBe(true);
    }
  });

  test("a phone bound after a loss has keys two epochs on, never those that were lost", () => {
    const lost = resendPass(states.active, { kind: "old-phone-lost", expiresAt: after(168) });
    expect(activatePass(lost.pass, start).pass).toEqual({ kind: "active", epoch: 5, replacementUntil: null });
  });
});

describe("a replacement invitation", () => {
  test("ends in the instant it runs out and the bound phone goes on", () => {
    expect(cell(() => activatePass(states.replacing, new Date(after(72).getTime() - 1)))).toBe("active 4 !");
    expect(cell(() => activatePass(states.replacing, after(72)))).toBe("invitation.expired");
    expect(expireReplacement(states.replacing, after(72)).pass).toEqual(states.active);
  });

  test("does not run out early", () => {
    expect(cell(() => expireReplacement(states.replacing, new Date(after(72).getTime() - 1)))).toBe(refused);
  });

  test("that has run out does not catch a reset", () => {
    expect(resetPass(states.replacing, after(72)).pass).toEqual(states.reset);
  });
});

describe("a move to the installed app", () => {
  const move = startMove(states.active, start);

  test("is open for ten minutes and not a millisecond longer", () => {
    expect(move).toEqual({ fromEpoch: 3, expiresAt: new Date(start.getTime() + 600_000) });
    expect(cell(() => finishMove(states.active, move, new Date(start.getTime() + 599_999)))).toBe(
      "active 4 !",
    );
    expect(cell(() => finishMove(states.active, move, new Date(start.getTime() + 600_000)))).toBe(
      "pass.move-expired",
    );
  });

  test("happens once: the second finish meets another epoch", () => {
    const moved = finishMove(states.active, move, start).pass;
    expect(cell(() => finishMove(moved, move, start))).toBe("pass.proof-invalid");
  });

  test("cannot be started without a working phone", () => {
    for (const pass of [states.none, states.invited, states.reset, states.removing, states.removed]) {
      expect(() => startMove(pass, start)).toThrow(refused);
    }
  });
});

describe("a removal", () => {
  test("by hand orders the wipe at once and ends a day later", () => {
    expect(removePass(states.active, "at-once", start).pass).toEqual(states.wiping);
  });

  test("by a sync orders the wipe only when the undo window is over, and ends a day after that", () => {
    const removing = removePass(states.active, "after-undo-window", start).pass;
    expect(removing).toEqual(states.removing);
    expect(cell(() => sendWipeOrder(removing, new Date(after(24).getTime() - 1)))).toBe(refused);
    expect(sendWipeOrder(removing, after(24)).pass).toEqual({ ...states.removing, wipeOrderAt: after(24) });
  });

  test("whose wipe order goes out late gives the phone its full day", () => {
    const late = sendWipeOrder(states.removing, after(30)).pass;
    expect(late).toMatchObject({ wipeOrderAt: after(30), deadline: after(54) });
    expect(cell(() => passRemovalDeadline(late, after(53)))).toBe(refused);
    expect(cell(() => passRemovalDeadline(late, after(54)))).toBe("removed 3");
  });

  test("can be taken back as long as the order has not gone out, however late it is", () => {
    expect(takeBackPass(states.removing).pass).toEqual(states.active);
  });
});
