import { writeRecords } from "@gatehouse/db/changes/append-commit";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import type { PlanKind } from "@gatehouse/domain/imports/plan-kind";
import { archiveUser, type KeptBySync, keptBySync } from "@gatehouse/domain/users/archive-user";
import { applyDecisions } from "../users/apply-user-outcome.ts";
import { revocationCauses } from "../users/archive-user.ts";
import { loadFactsOfMany } from "../users/load-user-facts.ts";
import { readUsers } from "../users/lock-user.ts";
import type { ClaimedImport } from "./claim-import.ts";
import { itemsOfKind } from "./items-of-kind.ts";

/**
 * Archives everybody who is to go, by the rule of a deletion. Somebody who was blocked or reset their app while the rows
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
    const going = judged
      .filter(({ kept }) => kept === null)
      .map(({ user, facts: own }) => ({
        user,
        facts: own,
        outcome: archiveUser(own, { cause: "sync" }, tx.now),
      }));
    const changes = await applyDecisions(tx, going, { cause: revocationCauses.sync });
    going.forEach(({ user }, nth) => {
      const change = changes[nth];
      if (change) record(tx, "user.archived", { kind: "user", id: user.id }, change);
    });
    for (const { user, kept } of judged) if (kept !== null) await noteKept(tx, run, user.id, kept);
    done += items.length;
    await writeRecords(tx);
    await run.say({ phase: "remove", done, total: run.removals });
  }
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
