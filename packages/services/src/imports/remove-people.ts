import { writeRecords } from "@gatehouse/db/changes/append-commit";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import type { PlanKind } from "@gatehouse/domain/imports/plan-kind";
import { archiveUser, type KeptBySync, keptBySync } from "@gatehouse/domain/users/archive-user";
import type { ArchivingCause } from "@gatehouse/domain/users/archiving";
import { applyDecisions } from "../users/apply-user-outcome.ts";
import { revocationCauses } from "../users/archive-user.ts";
import { loadFactsOfMany } from "../users/load-user-facts.ts";
import { readUsers } from "../users/lock-user.ts";
import type { UserDecision } from "../users/user-decision.ts";
import type { ClaimedImport } from "./claim-import.ts";
import { formerCauses } from "./former-causes.ts";
import { itemsOfKind } from "./items-of-kind.ts";

/**
 * Archives everybody who is to go, by the rule of a deletion; whom an undoing sends away again, by the rule they had been sent
 * away by. Somebody who was blocked or reset their app while the rows
 * were being held is kept, as the plan would have said a moment later: a block never loses to an import.
 */
export async function removePeople(tx: Tx, run: ClaimedImport): Promise<void> {
  let done = 0;
  for await (const items of itemsOfKind(tx, run, "removed")) {
    const users = await readUsers(
      tx,
      items.map((item) => item.userId),
    );
    const facts = await loadFactsOfMany(tx, users);
    const judged = users.flatMap((user, nth) => {
      const own = facts[nth];
      return own ? [{ user, facts: own, kept: keptBySync(own) }] : [];
    });
    const causes = await formerCauses(
      tx,
      run,
      users.map(({ id }) => id),
    );
    const going = judged.filter(({ kept }) => kept === null);
    const byCause = Map.groupBy(going, ({ user }) => causes.get(user.id) ?? "sync");
    for (const [cause, people] of byCause) await archive(tx, cause, people);
    for (const { user, kept } of judged) if (kept !== null) await noteKept(tx, run, user.id, kept);
    done += items.length;
    await writeRecords(tx);
    await run.say({ phase: "remove", done, total: run.removals });
  }
}

type Person = Omit<UserDecision, "outcome">;

async function archive(tx: Tx, cause: ArchivingCause, people: readonly Person[]): Promise<void> {
  const decisions = people.map(({ user, facts }) => ({
    ...{ user, facts, outcome: archiveUser(facts, { cause, tellPerson: true }, tx.now) },
  }));
  const changes = await applyDecisions(tx, decisions, { cause: revocationCauses[cause] });
  decisions.forEach(({ user }, nth) => {
    const change = changes[nth];
    if (change) record(tx, "user.archived", { kind: "user", id: user.id }, change);
  });
}

const kindOfKept: Record<Exclude<KeptBySync, null>, PlanKind> = {
  archived: "kept-since",
  blocked: "kept-blocked",
  reset: "untouched-reset",
};

async function noteKept(
  tx: Tx,
  run: ClaimedImport,
  userId: string,
  kept: Exclude<KeptBySync, null>,
): Promise<void> {
  await tx.client.importItem.updateMany({
    where: { projectId: run.projectId, importId: run.id, userId },
    data: { kind: kindOfKept[kept] },
  });
}
