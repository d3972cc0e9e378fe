import type { UserFacts } from "@gatehouse/domain/users/user-facts";
import type { UserOutcome } from "@gatehouse/domain/users/user-outcome";
import type { UserCore } from "./lock-user.ts";

/** What was decided about one person, on which facts. */
export type UserDecision = {
  readonly user: UserCore;
  readonly facts: UserFacts;
  readonly outcome: UserOutcome;
};
