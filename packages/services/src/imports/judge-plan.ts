import type { TransactionClient } from "@gatehouse/db/client";
import { type GuardVerdict, judgeRemovals } from "@gatehouse/domain/imports/guard";
import { factTables, inScope, notAddedBy } from "./match-rows.ts";
import type { ImportRecord } from "./read-import.ts";

/** What a plan needs before it is applied, and what that was judged by. */
export type PlanJudgement = {
  readonly removals: number;
  readonly inScope: number;
  readonly guard: GuardVerdict;
};

/** Judges a plan by the project's limits and admins as they are now. */
export async function judgePlan(client: TransactionClient, run: ImportRecord): Promise<PlanJudgement> {
  const { projectId } = run;
  const project = await client.project.findUniqueOrThrow({ where: { id: projectId } });
  const admins = await client.member.count({ where: { projectId, role: { in: ["owner", "admin"] } } });
  const removals = await client.importItem.count({
    where: { projectId, importId: run.id, kind: "removed" },
  });
  const [people] = await client.$queryRaw<{ people: number }[]>`
    select count(*)::int as people from users u ${factTables}
    where u.project_id = ${projectId}::uuid and a.id is null and ${inScope(run)} and ${notAddedBy(run)}`;
  const inScopeNow = people?.people ?? 0;
  const limits = { percent: project.guardPercent, people: project.guardPeople };
  const guard = judgeRemovals({ removals, inScope: inScopeNow, admins }, limits);
  return { removals, inScope: inScopeNow, guard };
}

/** The role everybody new gets; null when there is none, and they open no door. */
export async function readDefaultRole(
  client: TransactionClient,
  projectId: string,
): Promise<{ readonly id: string; readonly name: string } | null> {
  const [role] = await client.$queryRaw<{ id: string; name: string }[]>`
    select r.id, r.name from projects p join roles r on r.project_id = p.id and r.id = p.default_role_id
    where p.id = ${projectId}::uuid`;
  return role ?? null;
}
