import type { ImportPlan, PlanDifference } from "@gatehouse/contracts/imports/import-run";
import type { TransactionClient } from "@gatehouse/db/client";
import { noCounts } from "@gatehouse/domain/imports/plan-kind";
import { readDefaultRole } from "./judge-plan.ts";
import { factTables, staysClosed } from "./match-rows.ts";
import type { ImportRecord } from "./read-import.ts";

/** How many of those who moved are shown by name. */
const shownMoved = 100;

/** What is stored beside a run about its plan. */
export type PlanSummary = Omit<ImportPlan, "hash" | "guard" | "removals" | "inScope" | "moved">;

/** Counts what a plan does. */
export async function sumUpPlan(client: TransactionClient, run: ImportRecord): Promise<PlanSummary> {
  const of = { projectId: run.projectId, importId: run.id };
  const kinds = await client.importItem.groupBy({ by: ["kind"], where: of, _count: true });
  const counts = { ...noCounts, ...Object.fromEntries(kinds.map((one) => [one.kind, one._count])) };
  const role = await readDefaultRole(client, run.projectId);
  const { returns, ...phones } = counts.restored > 0 ? await countReturns(client, run) : nobodyReturns;
  const mails = { ...(await countMails(client, run)), returns };
  return { counts, mails, phones, defaultRole: role?.name ?? null };
}

async function countMails(client: TransactionClient, run: ImportRecord) {
  const [row] = await client.$queryRaw<{ invitations: number; removals: number }[]>`
    select count(*) filter (where invites)::int as invitations,
      count(*) filter (where kind = 'removed' and email <> '')::int as removals
    from import_items where project_id = ${run.projectId}::uuid and import_id = ${run.id}::uuid`;
  return row ?? { invitations: 0, removals: 0 };
}

const nobodyReturns = { returns: 0, same: 0, anew: 0 };

/** Of those who come back: how many are told that doors open for them again, have their phone, and need a new invitation. */
async function countReturns(client: TransactionClient, run: ImportRecord): Promise<typeof nobodyReturns> {
  const [row] = await client.$queryRaw<(typeof nobodyReturns)[]>`
    select count(*) filter (where ${tellsReturned(run)} and i.email <> '' and not i.hit and not ${staysClosed})::int as returns,
      count(*) filter (where i.keeps_phone)::int as same,
      count(*) filter (where i.invites)::int as anew
    from import_items i join users u on u.project_id = i.project_id and u.id = i.user_id ${factTables}
    where i.project_id = ${run.projectId}::uuid and i.import_id = ${run.id}::uuid and i.kind = 'restored'`;
  return row ?? nobodyReturns;
}

/** Whether those who come back are told so. A file tells nobody: whoever it brings back gets an invitation or has their phone. */
export const tellsReturned = (run: Pick<ImportRecord, "kind" | "choice">): boolean =>
  run.kind === "revert" && JSON.parse(run.choice).tellReturned === true;

/** Who stands elsewhere in the plan than in the one before it; needs `old_items`. */
export async function compareWithOld(
  client: TransactionClient,
  run: ImportRecord,
): Promise<ImportPlan["moved"]> {
  const rows = await client.$queryRaw<(PlanDifference & { total: number })[]>`
    with now as (
      select coalesce('n' || n, 'u' || user_id) as key, * from import_items
      where project_id = ${run.projectId}::uuid and import_id = ${run.id}::uuid),
    old as (select coalesce('n' || n, 'u' || user_id) as key, * from old_items)
    select case when coalesce(now.kind, old.kind) = 'new' then null else coalesce(now.user_id, old.user_id) end as "userId",
      coalesce(now.line, old.line) as line, coalesce(now.name, old.name) as name, old.kind as was, now.kind as is,
      case when old.kind is distinct from now.kind then 'place' when (old.before, old.after) is distinct from (now.before, now.after)
        then 'fields' when old.hit is distinct from now.hit then 'blocklist'
        when old.standing is distinct from now.standing then 'standing'
        when (old.user_id, old.pass_state, old.keeps_phone) is distinct from (now.user_id, now.pass_state, now.keeps_phone)
          then 'pass'
        else 'invitation' end as what,
      (count(*) over ())::int as total
    from now full join old on old.key = now.key
    where (old.kind, old.before, old.after) is distinct from (now.kind, now.before, now.after)
      or (now.kind in ('changed', 'restored', 'removed')
        and (old.user_id, old.standing, old.pass_state, old.keeps_phone)
          is distinct from (now.user_id, now.standing, now.pass_state, now.keeps_phone))
      or (now.kind in ('new', 'changed', 'restored', 'removed')
        and (old.invites, old.hit) is distinct from (now.invites, now.hit))
    order by now.i limit ${shownMoved}`;
  return {
    total: rows[0]?.total ?? 0,
    shown: rows.map(({ total: _, ...rest }) => rest),
  };
}
