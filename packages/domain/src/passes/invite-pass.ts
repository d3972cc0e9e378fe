import { DomainError } from "../errors/domain-error.ts";
import type { WithdrawalCause } from "../invitations/invitation.ts";
import type { Pass, PassChange } from "./pass.ts";
import { passChange, wrongState } from "./pass.ts";

/** Why somebody with a working phone is invited again: they have another phone, or the bound one must stop now. */
export const resendKinds = ["new-phone", "old-phone-lost"] as const;

/** Why somebody with a working phone is invited again. */
export type ResendKind = (typeof resendKinds)[number];

/** How a resend is to be done: `kind` matters only while a phone works; `expiresAt` is the end of the new invitation. */
export type Resend = { readonly kind: ResendKind; readonly expiresAt: Date };

/**
 * The first invitation, or the first one after a restore, which starts a new epoch. A pass whose wipe order went out may be
 * invited anew before the phone has confirmed: the new epoch shuts that phone out as surely as the wipe does.
 * @throws {DomainError} `pass.wrong-state`
 */
export function invitePass(pass: Pass): PassChange {
  switch (pass.kind) {
    case "none":
      return passChange({ kind: "invited", epoch: pass.epoch }, { opensInvitation: true });
    case "removed":
      return passChange({ kind: "invited", epoch: pass.epoch + 1 }, { opensInvitation: true });
    case "removing":
      if (pass.wipeOrderAt === null) throw wrongState(pass, "invite");
      return passChange({ kind: "invited", epoch: pass.epoch + 1 }, { opensInvitation: true });
    case "invited":
    case "active":
    case "reset":
      throw wrongState(pass, "invite");
  }
}

/**
 * Another invitation, which kills the one before it. With a working phone, `new-phone` lets it go on until the new one activates
 * and `old-phone-lost` ends it now by raising the epoch.
 * @throws {DomainError} `pass.wrong-state`
 */
export function resendPass(pass: Pass, resend: Resend): PassChange {
  switch (pass.kind) {
    case "invited":
      return passChange(pass, { opensInvitation: true, withdrawsInvitation: "replaced" });
    case "reset":
      return passChange({ kind: "invited", epoch: pass.epoch }, { opensInvitation: true });
    case "active": {
      const renewed = {
        opensInvitation: true,
        withdrawsInvitation: pass.replacementUntil === null ? null : "replaced",
      } as const;
      return resend.kind === "new-phone"
        ? passChange({ ...pass, replacementUntil: resend.expiresAt }, renewed)
        : passChange({ kind: "invited", epoch: pass.epoch + 1 }, { ...renewed, closesDoors: true });
    }
    case "none":
    case "removing":
    case "removed":
      throw wrongState(pass, "resend");
  }
}

/**
 * The mail address changed: whoever reads the old mailbox must not come aboard, so an invitation on its way is replaced.
 * Anything else stays, in particular a working phone.
 */
export function followEmailEdit(pass: Pass, expiresAt: Date): PassChange {
  const awaitsPhone = pass.kind === "invited" || (pass.kind === "active" && pass.replacementUntil !== null);
  return awaitsPhone ? resendPass(pass, { kind: "new-phone", expiresAt }) : passChange(pass);
}

/**
 * Withdraws the invitation that is on its way. The user stays, and so does a phone that works.
 * @throws {DomainError} `invitation.not-open` when the pass waits for no phone
 */
export function withdrawFromPass(pass: Pass, cause: WithdrawalCause): PassChange {
  if (pass.kind === "invited") {
    return passChange({ kind: "none", epoch: pass.epoch }, { withdrawsInvitation: cause });
  }
  if (pass.kind === "active" && pass.replacementUntil !== null) {
    return passChange({ ...pass, replacementUntil: null }, { withdrawsInvitation: cause });
  }
  throw new DomainError("invitation.not-open", { state: pass.kind });
}
