import { DomainError } from "../errors/domain-error.ts";
import { canTakeBack, removePass, takeBackPass } from "../passes/remove-pass.ts";
import type { ArchivingCause } from "./archiving.ts";
import { standingOf } from "./standing.ts";
import type { UserFacts } from "./user-facts.ts";
import { standingHits } from "./user-facts.ts";
import type { UserOutcome } from "./user-outcome.ts";
import { outcomeOf } from "./user-outcome.ts";

/** How a person leaves. `tellPerson` is asked only when archiving; deleting always tells, a merge never does. */
export type ArchiveUserInput = { readonly cause: ArchivingCause; readonly tellPerson?: boolean };

/** Why a sync leaves a person alone who is missing in its file; null when it removes them. */
export type KeptBySync = "archived" | "blocked" | "reset" | null;

/** Whom a replacing sync never removes: the archived, the blocked, and people whose pass is in *Reset*. */
export function keptBySync(facts: UserFacts): KeptBySync {
  if (facts.archiving !== null) return "archived";
  if (facts.blocks.length > 0) return "blocked";
  return facts.pass.kind === "reset" ? "reset" : null;
}

/**
 * Archives or deletes: one transition with four causes. A working pass goes to *removing*, any other to *removed*, and an open
 * invitation is withdrawn. Blocks and reviews stay open below, except that a person who leaves with a sync leaves their reviews.
 * @throws {DomainError} `user.archived`; for a sync also `user.suspended` and `pass.wrong-state` for whom it must keep
 */
export function archiveUser(facts: UserFacts, input: ArchiveUserInput, now: Date): UserOutcome {
  if (facts.archiving !== null) throw new DomainError("user.archived");
  const bySync = input.cause === "sync";
  if (bySync) refuseKept(facts);
  const { pass, withdrawsInvitation } = removePass(facts.pass, bySync ? "after-undo-window" : "at-once", now);
  const reviews = facts.reviews.map((review) => review.id);
  return outcomeOf(facts, {
    opensArchiving: { cause: input.cause },
    closesReviews: bySync && reviews.length > 0 ? { ids: reviews, ending: "left" } : null,
    pass,
    withdrawsInvitation: facts.hasOpenInvitation ? withdrawsInvitation : null,
    closesDoors: true,
    mail: tells(input) ? "access-removed" : null,
  });
}

/** How a person comes back. `tellPerson` asks for the mail that access is back, which goes to nobody whose doors stay closed. */
export type RestoreUserInput = { readonly tellPerson?: boolean };

/**
 * Closes the archiving: the person returns to what is still open below it. The same phone works again only when the wipe order has
 * not gone out; else the pass stays as it is until a new invitation. Somebody the blocklist matches by now returns in review, and so does
 * whoever left with a review that nobody had decided: leaving and coming back clears nobody.
 * @throws {DomainError} `user.not-archived`
 */
export function restoreUser(facts: UserFacts, input: RestoreUserInput = {}): UserOutcome {
  if (facts.archiving === null) throw new DomainError("user.not-archived");
  const below = standingOf({ ...facts, archiving: null });
  const hit = standingHits(facts).length > 0 ? { cause: "blocklist-hit" as const, note: null } : null;
  const opensReview = below === "active" ? (facts.archiving.leftReview ?? hit) : null;
  const tells = input.tellPerson === true && below === "active" && opensReview === null;
  return outcomeOf(facts, {
    closesArchiving: facts.archiving.id,
    opensReview,
    pass: canTakeBack(facts.pass) ? takeBackPass(facts.pass).pass : facts.pass,
    mail: tells ? "access-restored" : null,
  });
}

function refuseKept(facts: UserFacts): void {
  const kept = keptBySync(facts);
  if (kept === "blocked") throw new DomainError("user.suspended", { kept });
  if (kept === "reset") throw new DomainError("pass.wrong-state", { state: "reset", verb: "sync-removal" });
}

function tells(input: ArchiveUserInput): boolean {
  switch (input.cause) {
    case "archived":
      return input.tellPerson === true;
    case "deleted":
    case "sync":
      return true;
    case "merged":
      return false;
  }
}
