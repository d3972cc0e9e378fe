import { DomainError } from "../errors/domain-error.ts";
import type { WithdrawalCause } from "../invitations/invitation.ts";

/** The six states of a pass. */
export const passKinds = ["none", "invited", "active", "reset", "removing", "removed"] as const;

/** One of the six states of a pass. */
export type PassKind = (typeof passKinds)[number];

/** A pass that works, on exactly one phone: the one that holds the keys of this epoch. */
export type ActivePass = {
  readonly kind: "active";
  readonly epoch: number;
  /** When the open invitation for another phone runs out; null without one. The bound phone works on meanwhile. */
  readonly replacementUntil: Date | null;
};

/** A pass that doors already deny, and whose phone is being told to wipe itself. */
export type RemovingPass = {
  readonly kind: "removing";
  readonly epoch: number;
  /** When the wipe order is due: at once, or after a sync removal when the undo window is over. */
  readonly wipeDueAt: Date;
  /** When the wipe order went out; until then the pass can be taken back. */
  readonly wipeOrderAt: Date | null;
  /** When the pass counts as removed even if the phone never confirms. */
  readonly deadline: Date;
};

/**
 * A person's mobile credential. `epoch` counts the bindings: it never falls, and only the keys of the present epoch open doors.
 * Which invitation is open is the invitation's own fact; the pass only knows that there is one.
 */
export type Pass =
  | { readonly kind: "none"; readonly epoch: number }
  | { readonly kind: "invited"; readonly epoch: number }
  | ActivePass
  | { readonly kind: "reset"; readonly epoch: number }
  | RemovingPass
  | { readonly kind: "removed"; readonly epoch: number };

/** The pass of somebody who was never invited. */
export const noPass: Pass = { kind: "none", epoch: 0 };

/** What a transition changes beside the pass itself. */
export type PassChange = {
  readonly pass: Pass;
  /** A new invitation is opened and mailed. */
  readonly opensInvitation: boolean;
  /** Why an invitation that is still open is withdrawn; null leaves it. */
  readonly withdrawsInvitation: WithdrawalCause | null;
  /** A phone that opened doors until now must be denied at once: a revocation record is opened. */
  readonly closesDoors: boolean;
};

/** A change that touches the pass alone, with what else it does named on top. */
export function passChange(pass: Pass, more: Partial<Omit<PassChange, "pass">> = {}): PassChange {
  return { opensInvitation: false, withdrawsInvitation: null, closesDoors: false, ...more, pass };
}

/** The refusal of a verb that the present state does not know. */
export function wrongState(pass: Pass, verb: string): DomainError {
  return new DomainError("pass.wrong-state", { state: pass.kind, verb });
}
