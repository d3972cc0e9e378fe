import type { TransactionClient } from "@gatehouse/db/client";
import { findMatchesOfMany } from "../blocks/find-blocklist-matches.ts";
import type { ImportRecord } from "./read-import.ts";

/** People the blocklist is asked about at once. */
const batchSize = 1_000;

type Person = {
  i: number;
  n: number | null;
  line: number | null;
  id: string;
  firstName: string;
  lastName: string;
  email: string;
  idNumber: string | null;
  phone: string | null;
  birthDate: string | null;
  badgeNumbers: string;
};

/**
 * Asks the blocklist about everybody who is added, comes back, or is written something new of that it looks at. A hit means
 * no invitation; the row says so.
 */
export async function findHits(client: TransactionClient, run: ImportRecord, now: Date): Promise<void> {
  const { projectId } = run;
  if ((await client.blocklistEntry.count({ where: { projectId, removedAt: null } })) === 0) return;
  for (let after = 0; ; ) {
    const people = await nextPeople(client, run, after);
    const last = people.at(-1);
    if (!last) return;
    after = last.i;
    const matches = await findMatchesOfMany({ client, projectId, now }, people);
    const hits = people.filter((_, nth) => matches[nth]?.some((match) => !match.cleared));
    if (hits.length > 0) await markHits(client, run, hits);
  }
}

function nextPeople(client: TransactionClient, run: ImportRecord, after: number): Promise<Person[]> {
  return client.$queryRaw<Person[]>`
    select i.i, i.n, i.line, i.user_id as id, coalesce(i.after::jsonb ->> 'firstName', u.first_name) as "firstName",
      coalesce(i.after::jsonb ->> 'lastName', u.last_name) as "lastName",
      coalesce(i.after::jsonb ->> 'email', u.email) as email,
      coalesce(i.after::jsonb ->> 'idNumber', u.id_number) as "idNumber", u.phone, u.birth_date as "birthDate",
      coalesce(u.badge_numbers, '') as "badgeNumbers"
    from import_items i left join users u on u.project_id = i.project_id and u.id = i.user_id
    where i.project_id = ${run.projectId}::uuid and i.import_id = ${run.id}::uuid and i.i > ${after}
      and (i.kind in ('new', 'restored') or (i.kind = 'changed' and (i.after::jsonb - 'syncId') <> '{}'))
    order by i.i limit ${batchSize}`;
}

async function markHits(
  client: TransactionClient,
  run: ImportRecord,
  hits: readonly Person[],
): Promise<void> {
  await client.$executeRaw`
    update import_items set hit = true, invites = false
    where project_id = ${run.projectId}::uuid and import_id = ${run.id}::uuid and i = any(${hits.map((hit) => hit.i)}::int[])`;
  const noticed = hits.filter((hit) => hit.n !== null);
  await client.importFinding.createMany({
    data: noticed.map((hit) => ({
      ...{ projectId: run.projectId, importId: run.id, n: hit.n ?? 0, i: 109, line: hit.line ?? 0 },
      ...{ isFault: false, column: null, reason: "blocklist-hit", ownRow: false },
      value: `${hit.firstName} ${hit.lastName}`.slice(0, 300),
    })),
  });
}
