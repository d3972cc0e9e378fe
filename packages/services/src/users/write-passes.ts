import type { Tx } from "@gatehouse/db/transactions/tx";
import { type PassColumns, passToColumns } from "../passes/pass-columns.ts";
import type { UserDecision } from "./user-decision.ts";

/** Writes the passes that a decision changed; one that it left alone is the very same object. */
export async function writePasses(tx: Tx, decisions: readonly UserDecision[]): Promise<void> {
  const changed = decisions.filter(({ facts, outcome }) => outcome.pass !== facts.pass);
  if (changed.length === 0) return;
  const rows = changed.map(({ outcome }) => passToColumns(outcome.pass));
  const column = <K extends keyof PassColumns>(name: K) => rows.map((row) => row[name]);
  await tx.client.$executeRaw`
    update passes p set state = n.state, epoch = n.epoch, replacement_until = n.replacement_until,
      wipe_due_at = n.wipe_due_at, wipe_order_at = n.wipe_order_at, deadline_at = n.deadline_at
    from unnest(${changed.map(({ user }) => user.id)}::uuid[], ${column("state")}::text[], ${column("epoch")}::int[],
      ${column("replacementUntil")}::timestamptz[], ${column("wipeDueAt")}::timestamptz[],
      ${column("wipeOrderAt")}::timestamptz[], ${column("deadlineAt")}::timestamptz[])
      as n (user_id, state, epoch, replacement_until, wipe_due_at, wipe_order_at, deadline_at)
    where p.project_id = ${tx.projectId}::uuid and p.user_id = n.user_id`;
}
