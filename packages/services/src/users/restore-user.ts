import type { RestoreUserAnswer, RestoreUserInput } from "@gatehouse/contracts/users/archive-user";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { restoreUser as decide } from "@gatehouse/domain/users/archive-user";
import { checkNumbersFree } from "../credentials/check-numbers-free.ts";
import { applyUserOutcome } from "./apply-user-outcome.ts";
import { loadUserFacts } from "./load-user-facts.ts";
import { lockUser } from "./lock-user.ts";

/**
 * Brings an archived person back to what is still open below: blocked, in review or active. The same phone works again
 * only while its wipe order has not gone out. A number that was given to somebody else meanwhile refuses the restore and
 * names the holder.
 * @throws {DomainError} `request.not-found`, `user.not-archived`, `credential.number-taken`, `user.sync-id-taken`
 */
export function restoreUser(db: Db, actor: Actor, input: RestoreUserInput): Promise<RestoreUserAnswer> {
  return inTransaction(db, actor, async (tx) => {
    const user = await lockUser(tx, input.userId);
    const facts = await loadUserFacts(tx, user);
    const outcome = decide(facts, { tellPerson: input.tellPerson });
    await checkNumbersFree(tx, user.id);
    const change = await applyUserOutcome(tx, user, facts, outcome, {});
    record(tx, "user.restored", { kind: "user", id: user.id }, change);
    return { standing: change.standing, takenBack: outcome.pass !== facts.pass };
  });
}
