import type { BulkAction } from "@gatehouse/contracts/users/bulk-users";
import type { Tx } from "@gatehouse/db/transactions/tx";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import type { Verb } from "@gatehouse/domain/members/permissions";
import { archiveUser, restoreUser } from "@gatehouse/domain/users/archive-user";
import { blockUser } from "@gatehouse/domain/users/block-user";
import { inviteUser } from "@gatehouse/domain/users/invite-user";
import { reviewUser } from "@gatehouse/domain/users/review-user";
import type { UserFacts } from "@gatehouse/domain/users/user-facts";
import type { UserOutcome } from "@gatehouse/domain/users/user-outcome";
import { invitationKind } from "../invitations/invite-locked-user.ts";
import { invitationEnd } from "../invitations/open-invitation.ts";
import type { OutcomeOptions } from "./apply-user-outcome.ts";
import { revocationCauses } from "./archive-user.ts";
import type { PassLock } from "./load-user-facts.ts";
import type { UserCore } from "./lock-user.ts";

/** A bulk action on standings and passes; roles have a way of their own. */
export type OutcomeAction = Exclude<BulkAction, { kind: "give-role" | "take-role" }>;

/** How an action is done to each person: the same rule as the verb on one person, the same name in the log. */
export type BulkPlan = {
  readonly verb: string;
  /** `skip` for verbs that close doors and wait for nobody. */
  readonly lock: PassLock;
  readonly options: OutcomeOptions;
  readonly decide: (facts: UserFacts, user: UserCore) => UserOutcome;
};

/** The permission that the action needs beside the one for bulk verbs. */
export const bulkPermissions: Readonly<Record<BulkAction["kind"], Verb>> = {
  invite: "users.invite",
  "give-role": "users.edit",
  "take-role": "users.edit",
  block: "users.block",
  review: "users.review",
  archive: "users.archive",
  delete: "users.archive",
  restore: "users.restore",
};

/** A refusal of what was asked, whoever it is asked for. */
export const concernsRequest = ({ code }: DomainError): boolean =>
  code === "request.not-found" || code === "request.invalid" || code === "block.until-in-past";

/** The plan of an action inside a transaction. */
export async function planBulk(tx: Tx, action: OutcomeAction): Promise<BulkPlan> {
  switch (action.kind) {
    case "invite":
      return planInvite(await invitationEnd(tx));
    case "block": {
      const block = { reason: action.reason, until: action.until === null ? null : new Date(action.until) };
      return {
        verb: "user.blocked",
        lock: "skip",
        options: { cause: "block" },
        decide: (facts) => blockUser(facts, block, tx.now),
      };
    }
    case "review":
      return {
        verb: "user.marked-for-review",
        lock: "skip",
        options: { cause: "review" },
        decide: (facts) => reviewUser(facts, { cause: "by-hand", note: action.note }),
      };
    case "archive":
      return planArchive(tx, { cause: "archived", tellPerson: action.tellPerson });
    case "delete":
      return planArchive(tx, { cause: "deleted" });
    case "restore":
      return {
        verb: "user.restored",
        lock: "wait",
        options: {},
        decide: (facts) => restoreUser(facts, { tellPerson: action.tellPerson }),
      };
  }
}

function planArchive(tx: Tx, archiving: { cause: "archived" | "deleted"; tellPerson?: boolean }): BulkPlan {
  return {
    verb: "user.archived",
    lock: "wait",
    options: { cause: revocationCauses[archiving.cause] },
    decide: (facts) => archiveUser(facts, archiving, tx.now),
  };
}

/** Nobody is asked what should become of a working phone, so people who have one are left out. */
function planInvite(expiresAt: Date): BulkPlan {
  return {
    verb: "invitation.sent",
    lock: "wait",
    options: {
      cause: "re-invite",
      invitation: { kind: (decision) => invitationKind(decision.facts.pass, null), expiresAt },
    },
    decide: (facts, user) => {
      if (facts.pass.kind === "active")
        throw new DomainError("pass.wrong-state", { state: "active", verb: "invite" });
      return inviteUser(facts, { kind: "new-phone", expiresAt, email: user.email });
    },
  };
}
