import { createHash } from "node:crypto";
import type { TransactionClient } from "@gatehouse/db/client";
import { type PlanJudgement, readDefaultRole } from "./judge-plan.ts";
import type { ImportRecord } from "./read-import.ts";
import { tellsReturned } from "./sum-up-plan.ts";

/**
 * The hash one agrees to: over the file, the choices, what the guard asks for, the role that people who are new get, and what
 * becomes of every person. Of those who are written to, also what the writing depends on (standing, pass), so that whatever
 * a verb did to one of them since gives another hash; of the others only that they stay as they are.
 */
export async function hashPlan(
  client: TransactionClient,
  run: ImportRecord,
  { guard }: PlanJudgement,
): Promise<string> {
  const [row] = await client.$queryRaw<{ digest: string | null; adds: boolean | null }[]>`
    select encode(sha256(convert_to(string_agg(md5(concat_ws('|', kind, n, case when kind <> 'new' then user_id end,
      case when kind in ('new', 'changed', 'restored', 'removed')
        then concat_ws('|', standing, pass_state, invites, keeps_phone, hit, before, after) end)), '' order by n, user_id), 'UTF8')), 'hex') as digest,
      bool_or(kind = 'new') as adds
    from import_items where project_id = ${run.projectId}::uuid and import_id = ${run.id}::uuid`;
  const role = row?.adds ? await readDefaultRole(client, run.projectId) : null;
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
  const agreedTo = [run.fileHash, choices, guard, role?.id ?? null, row?.digest ?? ""];
  return createHash("sha256").update(JSON.stringify(agreedTo)).digest("hex");
}
