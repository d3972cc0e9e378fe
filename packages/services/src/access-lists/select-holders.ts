import { Prisma, type TransactionClient } from "@gatehouse/db/client";
import type { CredentialRow, HolderRow } from "@gatehouse/domain/access/access-list";
import { standingOfUser } from "./standing-sql.ts";

/** People of a list with their numbers. */
export type HolderRows = { readonly holders: HolderRow[]; readonly credentials: CredentialRow[] };

/**
 * Everybody of a project, or the given people, as an access list knows them. Standing and pass are read from the facts,
 * never from copies: an import that holds a person's row does not delay a block here.
 */
export async function selectHolders(
  client: TransactionClient,
  projectId: string,
  userIds: readonly string[] | "all",
): Promise<HolderRows> {
  const mine = (column: Prisma.Sql) =>
    userIds === "all" ? Prisma.empty : Prisma.sql`and ${column} = any(${[...userIds]}::uuid[])`;
  const holders = await client.$queryRaw<HolderRow[]>`
    select u.id, u.first_name || ' ' || u.last_name as "displayName",
      ${standingOfUser} as standing,
      json_build_object('kind', p.state, 'epoch', p.epoch) as pass,
      coalesce((select json_agg(json_build_object('roleId', ur.role_id, 'status', ur.status,
          'validFrom', (extract(epoch from ur.valid_from) * 1000)::int8, 'validTo', (extract(epoch from ur.valid_to) * 1000)::int8,
          'openTaskId', null) order by ur.role_id)
        from user_roles ur where ur.project_id = u.project_id and ur.user_id = u.id and ur.status <> 'archived'), '[]') as roles,
      '[]'::json as "groupIds",
      coalesce((select json_agg(uc.company_id order by uc.company_id)
        from user_companies uc where uc.project_id = u.project_id and uc.user_id = u.id), '[]') as "companyIds"
    from users u join passes p on p.project_id = u.project_id and p.user_id = u.id
    where u.project_id = ${projectId}::uuid ${mine(Prisma.sql`u.id`)}`;
  const credentials = await client.$queryRaw<CredentialRow[]>`
    select c.id, case when c.carrier = 'badge' then 'badge' else 'card' end as kind, c.number, c.user_id as "holderId",
      null::int as "keyGeneration", case when c.live then 'live' else 'withdrawn' end as state
    from credentials c where c.project_id = ${projectId}::uuid ${mine(Prisma.sql`c.user_id`)}
    union all
    select p.id, 'pass', p.number::text, p.user_id, p.key_generation, 'live'
    from passes p where p.project_id = ${projectId}::uuid and p.epoch > 0 ${mine(Prisma.sql`p.user_id`)}`;
  return { holders, credentials };
}
