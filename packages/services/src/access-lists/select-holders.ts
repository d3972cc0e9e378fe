import type { TransactionClient } from "@gatehouse/db/client";
import type { CredentialRow, HolderRow } from "@gatehouse/domain/access/access-list";
import { standingOfUser } from "./standing-sql.ts";

/** People of a list with their numbers. */
export type HolderRows = { readonly holders: HolderRow[]; readonly credentials: CredentialRow[] };

/** People who are read at once: a few milliseconds of the process that reads them. */
const peopleAtOnce = 1_000;

/** Everybody of a project. */
export async function selectEverybody(client: TransactionClient, projectId: string): Promise<HolderRows> {
  const everybody: HolderRows = { holders: [], credentials: [] };
  let last = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const ids = await client.$queryRaw<{ id: string }[]>`
      select id from users where project_id = ${projectId}::uuid and id > ${last}::uuid order by id limit ${peopleAtOnce}`;
    const page = await selectHolders(
      client,
      projectId,
      ids.map(({ id }) => id),
    );
    everybody.holders.push(...page.holders);
    everybody.credentials.push(...page.credentials);
    if (ids.length < peopleAtOnce) return everybody;
    last = ids.at(-1)?.id ?? last;
  }
}

/**
 * The given people, as an access list knows them. Standing and pass are read from the facts, never from copies: an import
 * that holds a person's row does not delay a block here.
 */
export async function selectHolders(
  client: TransactionClient,
  projectId: string,
  userIds: readonly string[],
): Promise<HolderRows> {
  if (userIds.length === 0) return { holders: [], credentials: [] };
  const ids = [...userIds];
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
    where u.project_id = ${projectId}::uuid and u.id = any(${ids}::uuid[])`;
  const credentials = await client.$queryRaw<CredentialRow[]>`
    select c.id, case when c.carrier = 'badge' then 'badge' else 'card' end as kind, c.number, c.user_id as "holderId",
      null::int as "keyGeneration", case when c.live then 'live' else 'withdrawn' end as state
    from credentials c where c.project_id = ${projectId}::uuid and c.user_id = any(${ids}::uuid[])
    union all
    select p.id, 'pass', p.number::text, p.user_id, p.key_generation, 'live'
    from passes p where p.project_id = ${projectId}::uuid and p.epoch > 0 and p.user_id = any(${ids}::uuid[])`;
  return { holders, credentials };
}
