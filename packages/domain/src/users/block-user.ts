import { DomainError } from "../errors/domain-error.ts";
import { withdrawFromPass } from "../passes/invite-pass.ts";
import type { UserFacts } from "./user-facts.ts";
import type { UserOutcome } from "./user-outcome.ts";
import { outcomeOf } from "./user-outcome.ts";

/** What an admin says when blocking: a reason, and when the block ends by itself (null: never). */
export type BlockUserInput = { readonly reason: string; readonly until: Date | null };

/**
 * Closes all doors at once and puts the person on the blocklist. Works in every standing, also over another block and for the
 * archived, so that no block is ever lost. The phone stays bound; an invitation on its way is withdrawn.
 * @throws {DomainError} `block.until-in-past`, `request.invalid` without a reason
 */
export function blockUser(facts: UserFacts, input: BlockUserInput, now: Date): UserOutcome {
  const reason = input.reason.trim();
  if (reason === "") throw new DomainError("request.invalid", { field: "reason" });
  if (input.until !== null && input.until <= now) throw new DomainError("block.until-in-past");
  return outcomeOf(facts, {
    opensBlock: { reason, until: input.until },
    closesDoors: true,
    ...(facts.hasOpenInvitation ? withdrawal(facts) : {}),
  });
}

function withdrawal(facts: UserFacts): Pick<UserOutcome, "pass" | "withdrawsInvitation"> {
  const { pass, withdrawsInvitation } = withdrawFromPass(facts.pass, "blocked");
  return { pass, withdrawsInvitation };
}
