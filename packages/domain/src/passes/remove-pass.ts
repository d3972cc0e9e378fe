import { DomainError } from "../errors/domain-error.ts";
import type { Pass, PassChange } from "./pass.ts";
import { passChange, wrongState } from "./pass.ts";

/** How long a removal made by a sync can be taken back with the same phone, before the wipe order goes out. */
export const undoWindowMs = 24 * 60 * 60 * 1000;

/** How long after the wipe order the phone may still be silent: as long as it may show its code offline by default. */
export const wipeGraceMs = 24 * 60 * 60 * 1000;

/** When the wipe order goes out: with the removal itself, or when the undo window of a sync is over. */
export type WipeTiming = "at-once" | "after-undo-window";

/**
 * The pass of a person who is archived, deleted or gone with a sync. A working phone goes to *removing*; without one the pass is
 * removed in the same step and an open invitation is withdrawn. A removal that runs already goes on unchanged.
 */
export function removePass(pass: Pass, wipe: WipeTiming, now: Date): PassChange {
  switch (pass.kind) {
    case "active": {
      const withdrawsInvitation = pass.replacementUntil === null ? null : "deleted";
      return passChange(removing(pass.epoch, wipe, now), { withdrawsInvitation, closesDoors: true });
    }
    case "invited":
      return passChange({ kind: "removed", epoch: pass.epoch }, { withdrawsInvitation: "deleted" });
    case "none":
    case "reset":
      return passChange({ kind: "removed", epoch: pass.epoch });
    case "removing":
    case "removed":
      return passChange(pass);
  }
}

function removing(epoch: number, wipe: WipeTiming, now: Date): Pass {
  const wipeDueAt = wipe === "at-once" ? now : new Date(now.getTime() + undoWindowMs);
  const deadline = new Date(wipeDueAt.getTime() + wipeGraceMs);
  return { kind: "removing", epoch, wipeDueAt, wipeOrderAt: wipe === "at-once" ? now : null, deadline };
}

/**
 * The undo window is over: the phone is told to wipe itself, and has from this instant until the deadline.
 * @throws {DomainError} `pass.wrong-state` before it is due, `pass.wipe-already-sent`
 */
export function sendWipeOrder(pass: Pass, now: Date): PassChange {
  if (pass.kind !== "removing" || now < pass.wipeDueAt) throw wrongState(pass, "send-wipe-order");
  if (pass.wipeOrderAt !== null) throw new DomainError("pass.wipe-already-sent");
  return passChange({ ...pass, wipeOrderAt: now, deadline: new Date(now.getTime() + wipeGraceMs) });
}

/**
 * The phone says that its keys are gone. Accepted before the wipe order too: a phone without keys has nothing left to take back.
 * @throws {DomainError} `pass.wrong-state`
 */
export function confirmWiped(pass: Pass): PassChange {
  if (pass.kind !== "removing") throw wrongState(pass, "confirm-wiped");
  return passChange({ kind: "removed", epoch: pass.epoch });
}

/**
 * The deadline passed without a word from the phone, which by now shows no code any more.
 * @throws {DomainError} `pass.wrong-state` before the deadline, or while no wipe order went out
 */
export function passRemovalDeadline(pass: Pass, now: Date): PassChange {
  if (pass.kind !== "removing" || pass.wipeOrderAt === null || now < pass.deadline) {
    throw wrongState(pass, "pass-removal-deadline");
  }
  return passChange({ kind: "removed", epoch: pass.epoch });
}

/** Whether a removal can still be undone with the same phone. What counts is the order itself, not the hour it was due. */
export function canTakeBack(pass: Pass): boolean {
  return pass.kind === "removing" && pass.wipeOrderAt === null;
}

/**
 * Undoes a removal before the wipe order went out: same phone, same epoch, no mail.
 * @throws {DomainError} `pass.wrong-state`, `pass.wipe-already-sent`
 */
export function takeBackPass(pass: Pass): PassChange {
  if (pass.kind !== "removing") throw wrongState(pass, "take-back");
  if (pass.wipeOrderAt !== null) throw new DomainError("pass.wipe-already-sent");
  return passChange({ kind: "active", epoch: pass.epoch, replacementUntil: null });
}
