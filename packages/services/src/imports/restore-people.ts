import { writeRecords } from "@gatehouse/db/changes/append-commit";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import { restoreUser } from "@gatehouse/domain/users/archive-user";
import { applyDecisions } from "../users/apply-user-outcome.ts";
import { loadFactsOfMany } from "../users/load-user-facts.ts";
import { readUsers } from "../users/lock-user.ts";
import type { ClaimedImport } from "./claim-import.ts";
import { invitePeople } from "./invite-people.ts";
import { itemsOfKind } from "./items-of-kind.ts";
import { tellsReturned } from "./sum-up-plan.ts";

/** Brings back whom the plan brings back, with the same phone where it still can be, else with a new invitation. Their data were written before. */
export async function restorePeople(tx: Tx, run: ClaimedImport): Promise<void> {
  const tellPerson = tellsReturned(run);
  const { projectId, id: importId } = run;
  // They are the last part of those who are written to.
  let done = await tx.client.importItem.count({ where: { projectId, importId, kind: "changed" } });
  for await (const items of itemsOfKind(tx, run, "restored")) {
    const itemOf = new Map(items.map((item) => [item.userId, item]));
    const users = await readUsers(tx, [...itemOf.keys()]);
    const facts = await loadFactsOfMany(tx, users);
    const decisions = users.flatMap((user, nth) => {
      const own = facts[nth];
      return own ? [{ user, facts: own, outcome: restoreUser(own, { tellPerson }) }] : [];
    });
    const changes = await applyDecisions(tx, decisions, {});
    decisions.forEach(({ user }, nth) => {
      const change = changes[nth];
      if (!change) return;
      const item = itemOf.get(user.id);
      const before = { ...item?.before, ...change.before };
      record(
        tx,
        "user.restored",
        { kind: "user", id: user.id },
        { before, after: { ...item?.after, ...change.after } },
      );
    });
    await invitePeople(
      tx,
      items.filter((item) => item.invites).map((item) => item.userId),
    );
    done += items.length;
    await writeRecords(tx);
    await run.say({ phase: "change", done, total: 0 });
  }
}
