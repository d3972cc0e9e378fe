import { createHash } from "node:crypto";
import type { ImportPlan, PlanDifference } from "@gatehouse/contracts/imports/import-run";
import type { TransactionClient } from "@gatehouse/db/client";
import { judgeRemovals } from "@gatehouse/domain/imports/guard";
import { noCounts } from "@gatehouse/domain/imports/plan-kind";
import { factTables, inScope } from "./match-rows.ts";
import type { ImportRecord } from "./read-import.ts";

/** How many of those who moved are shown by name. */
const shownMoved = 100;

/** What is stored beside a run about its plan. */
export type PlanSummary = Omit<ImportPlan, "hash" | "guard" | "removals" | "inScope" | "moved">;

/** Counts a plan and judges what it needs. */
export async function sumUpPlan(client: TransactionClient, run: ImportRecord) {
  const of = { projectId: run.projectId, importId: run.id };
  const kinds = await client.importItem.groupBy({ by: ["kind"], where: of, _count: true });
  const counts = { ...noCounts, ...Object.fromEntries(kinds.map((one) => [one.kind, one._count])) };
  const summary: PlanSummary = {
    counts,
    ...(await countMails(client, run)),
    defaultRole: await defaultRole(client, run),
  };
  const project = await client.project.findUniqueOrThrow({ where: { id: run.projectId } });
  const admins = await client.member.count({
    where: { projectId: run.projectId, role: { in: ["owner", "admin"] } },
  });
  const [people] = await client.$queryRaw<{ people: number }[]>`
    select count(*)::int as people from users u ${factTables}
    where u.project_id = ${run.projectId}::uuid and a.id is null and ${inScope(run)}`;
  const plan = { removals: counts.removed, inScope: people?.people ?? 0, admins };
  const limits = { percent: project.guardPercent, people: project.guardPeople };
  return { summary, removals: plan.removals, inScope: plan.inScope, guard: judgeRemovals(plan, limits) };
}

async function countMails(client: TransactionClient, run: ImportRecord) {
  const [row] = await client.$queryRaw<
    { invitations: number; removals: number; returns: number; same: number; anew: number }[]
  >`
    select count(*) filter (where i.invites)::int as invitations,
      count(*) filter (where i.kind = 'removed' and i.email <> '')::int as removals,
      count(*) filter (where i.kind = 'restored' and ${tellsReturned(run)})::int as returns,
      count(*) filter (where i.kind = 'restored' and p.state = 'removing' and p.wipe_order_at is null)::int as same,
      count(*) filter (where i.kind = 'restored' and i.invites)::int as anew
    from import_items i left join passes p on i.kind = 'restored' and p.project_id = i.project_id and p.user_id = i.user_id
    where i.project_id = ${run.projectId}::uuid and i.import_id = ${run.id}::uuid`;
  const { invitations = 0, removals = 0, returns = 0, same = 0, anew = 0 } = row ?? {};
  return { mails: { invitations, removals, returns }, phones: { same, anew } };
}

/** Whether those who come back are told so. A file tells nobody: whoever it brings back gets an invitation or has their phone. */
export const tellsReturned = (run: Pick<ImportRecord, "kind" | "choice">): boolean =>
  run.kind === "revert" && JSON.parse(run.choice).tellReturned === true;

async function defaultRole(client: TransactionClient, run: ImportRecord): Promise<string | null> {
  const [role] = await client.$queryRaw<{ name: string }[]>`
    select r.name from projects p join roles r on r.project_id = p.id and r.id = p.default_role_id
    where p.id = ${run.projectId}::uuid`;
  return role?.name ?? null;
}

/**
 * The hash one agrees to: over the file, the choices, and what becomes of every person. Of those who are written to, also
 * what the writing depends on (standing, pass), so that whatever a verb did to one of them since gives another hash; of the
 * others only that they stay as they are.
 */
export async function hashPlan(client: TransactionClient, run: ImportRecord): Promise<string> {
  const [row] = await client.$queryRaw<{ digest: string | null }[]>`
    select encode(sha256(convert_to(string_agg(md5(concat_ws('|', kind, n, case when kind <> 'new' then user_id end,
      case when kind in ('new', 'changed', 'restored', 'removed')
        then concat_ws('|', standing, pass_state, invites, hit, before, after) end)), '' order by n, user_id), 'UTF8')), 'hex') as digest
    from import_items where project_id = ${run.projectId}::uuid and import_id = ${run.id}::uuid`;
  const choices = [
    run.kind,
    run.mode,
    run.inviteAll,
    run.scope,
    run.companyId,
    run.groupId,
    tellsReturned(run),
    run.revertsId,
  ];
  return createHash("sha256")
    .update(JSON.stringify([run.fileHash, choices, row?.digest ?? ""]))
    .digest("hex");
}

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
        then 'fields' when old.standing is distinct from now.standing then 'standing' else 'pass' end as what,
      (count(*) over ())::int as total
    from now full join old on old.key = now.key
    where (old.kind, old.before, old.after) is distinct from (now.kind, now.before, now.after)
      or (now.kind in ('changed', 'restored', 'removed')
        and (old.user_id, old.standing, old.pass_state) is distinct from (now.user_id, now.standing, now.pass_state))
    order by now.i limit ${shownMoved}`;
  return {
    total: rows[0]?.total ?? 0,
    shown: rows.map(({ total: _, ...rest }) => rest),
  };
}
