import { type Db, databaseNow } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import type { Pass, PassChange } from "@gatehouse/domain/passes/pass";
import { passRemovalDeadline, sendWipeOrder } from "@gatehouse/domain/passes/remove-pass";
import { lockPass, savePass } from "./change-own-pass.ts";

const batchSize = 200;

/** What a run of the clocks wrote down. */
export type PassClockRun = { readonly wipesOrdered: number; readonly removed: number };

type Due = { project_id: string; user_id: string; kind: "wipe" | "deadline" };

/** Sends the wipe orders whose undo window is over, and counts passes as removed whose phone stayed silent past the deadline. */
export async function runPassClocks(db: Db): Promise<PassClockRun> {
  const run = { wipesOrdered: 0, removed: 0 };
  for (;;) {
    const now = await databaseNow(db, db.client);
    const due = await db.client.$queryRaw<Due[]>`
      select project_id, user_id, case when wipe_order_at is null then 'wipe' else 'deadline' end as kind
      from passes where state = 'removing'
        and ((wipe_order_at is null and wipe_due_at <= ${now}) or (wipe_order_at is not null and deadline_at <= ${now}))
      order by deadline_at limit ${batchSize}`;
    for (const one of due) {
      if (!(await step(db, one))) continue;
      if (one.kind === "wipe") run.wipesOrdered += 1;
      else run.removed += 1;
    }
    if (due.length < batchSize) return run;
  }
}

/** Judged anew under the lock: meanwhile somebody may have taken the pass back, or the phone may have confirmed. */
function step(db: Db, due: Due): Promise<boolean> {
  return inTransaction(db, { kind: "system", projectId: due.project_id, name: "clock" }, async (tx) => {
    const before = await lockPass(tx, due.user_id);
    if (!isDue(before, due.kind, tx.now)) return false;
    const [verb, change]: [string, PassChange] =
      due.kind === "wipe"
        ? ["pass.wipe-ordered", sendWipeOrder(before, tx.now)]
        : ["pass.removed", passRemovalDeadline(before, tx.now)];
    await savePass(tx, due.user_id, verb, before, change);
    return true;
  });
}

function isDue(pass: Pass, kind: Due["kind"], now: Date): boolean {
  if (pass.kind !== "removing") return false;
  return kind === "wipe"
    ? pass.wipeOrderAt === null && now >= pass.wipeDueAt
    : pass.wipeOrderAt !== null && now >= pass.deadline;
}
