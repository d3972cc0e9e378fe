import { invitePass } from "../passes/invite-pass.ts";
import { noPass } from "../passes/pass.ts";
import type { BlocklistMatch, UserFacts } from "./user-facts.ts";
import { standingHits } from "./user-facts.ts";
import type { UserOutcome } from "./user-outcome.ts";
import { outcomeOf } from "./user-outcome.ts";

/** How somebody is added: with an invitation or without, and what the blocklist says about them. */
export type AddUserInput = {
  readonly sendInvitation: boolean;
  readonly matches: readonly BlocklistMatch[];
};

/** The facts of a person who was added this instant. */
export function newUserFacts(matches: readonly BlocklistMatch[] = []): UserFacts {
  return { blocks: [], reviews: [], archiving: null, pass: noPass, hasOpenInvitation: false, matches };
}

/** A new person is active and invited if asked for; a blocklist hit puts them in review instead, and no invitation is made. */
export function addUser(input: AddUserInput): UserOutcome {
  const facts = newUserFacts(input.matches);
  if (standingHits(facts).length > 0) {
    return outcomeOf(facts, { opensReview: { cause: "blocklist-hit", note: null } });
  }
  if (!input.sendInvitation) return outcomeOf(facts, {});
  return outcomeOf(facts, { pass: invitePass(facts.pass).pass, opensInvitation: true });
}
