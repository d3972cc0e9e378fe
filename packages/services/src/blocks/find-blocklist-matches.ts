import type { Tx } from "@gatehouse/db/transactions/tx";
import {
  type BlocklistEntry,
  type BlocklistHit,
  matchBlocklist,
} from "@gatehouse/domain/blocks/blocklist-match";
import {
  normaliseEmail,
  normaliseIdText,
  normaliseName,
  normalisePhone,
} from "@gatehouse/domain/users/normalise";
import type { BlocklistMatch } from "@gatehouse/domain/users/user-facts";

/** The data of a person that the blocklist is asked about. `id` is absent for somebody who is only being added. */
export type BlocklistPerson = {
  readonly id?: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string | null;
  readonly idNumber: string | null;
  readonly birthDate: string | null;
  readonly badgeNumbers: string;
};

/** What a blocklist is read with: a transaction, or the snapshot of a page. */
export type BlocklistScope = Pick<Tx, "client" | "projectId" | "now">;

/** The keys an entry is stored and found by. */
export function blocklistKeys(person: BlocklistPerson): {
  email: string;
  phone: string | null;
  name: string;
  idNumber: string | null;
} {
  return {
    email: normaliseEmail(person.email),
    phone: person.phone === null ? null : normalisePhone(person.phone),
    name: normaliseName(`${person.firstName} ${person.lastName}`),
    idNumber: person.idNumber === null ? null : normaliseIdText(person.idNumber).toLowerCase(),
  };
}

/** Hits of one person with rule and score. */
export async function findBlocklistHits(
  scope: BlocklistScope,
  person: BlocklistPerson,
): Promise<readonly BlocklistHit[]> {
  return (await findHitsOfMany(scope, [person]))[0] ?? [];
}

/** The entries that match a person, each once, with what was decided about it before. */
export async function findBlocklistMatches(
  scope: BlocklistScope,
  person: BlocklistPerson,
): Promise<readonly BlocklistMatch[]> {
  return (await findMatchesOfMany(scope, [person]))[0] ?? [];
}

/** The matches of several people, in their order. */
export async function findMatchesOfMany(
  scope: BlocklistScope,
  people: readonly BlocklistPerson[],
): Promise<readonly (readonly BlocklistMatch[])[]> {
  const hits = await findHitsOfMany(scope, people);
  const hitIds = people.flatMap((person, nth) => (hits[nth]?.length && person.id ? [person.id] : []));
  const clearances =
    hitIds.length === 0
      ? []
      : await scope.client.blocklistClearance.findMany({
          where: { projectId: scope.projectId, userId: { in: hitIds } },
        });
  const cleared = new Set(clearances.map((clearance) => `${clearance.userId} ${clearance.entryId}`));
  return people.map((person, nth) => {
    const entryIds = [...new Set(hits[nth]?.map((hit) => hit.entryId))];
    return entryIds.map((entryId) => ({ entryId, cleared: cleared.has(`${person.id} ${entryId}`) }));
  });
}

/**
 * The hits of several people, in their order. The database finds the candidates, the rules decide: a name with one wrong
 * letter in nine still shares more than three trigrams in ten, so the trigram index misses none above the threshold; with
 * a date of birth, where names may differ more, that date is the key.
 */
async function findHitsOfMany(
  scope: BlocklistScope,
  people: readonly BlocklistPerson[],
): Promise<readonly (readonly BlocklistHit[])[]> {
  const keys = people.map(blocklistKeys);
  const numbers = people.map((person, nth) => [
    ...[keys[nth]?.idNumber ?? []].flat(),
    ...person.badgeNumbers.toLowerCase().split(" ").filter(Boolean),
  ]);
  const entries = await findCandidates(scope, people, keys, numbers);
  return people.map((person, nth) => {
    const subject = {
      email: person.email,
      phone: person.phone,
      name: `${person.firstName} ${person.lastName}`,
      dateOfBirth: person.birthDate,
      idNumbers: numbers[nth] ?? [],
    };
    return matchBlocklist(subject, entries.get(nth) ?? [], scope.now);
  });
}

async function findCandidates(
  scope: BlocklistScope,
  people: readonly BlocklistPerson[],
  keys: readonly ReturnType<typeof blocklistKeys>[],
  numbers: readonly (readonly string[])[],
): Promise<Map<number, BlocklistEntry[]>> {
  const flat = numbers.flatMap((own, nth) => own.map((number) => ({ nth: nth + 1, number })));
  const rows = await scope.client.$queryRaw<(BlocklistEntry & { nth: bigint })[]>`
    with person as (
      select * from unnest(${keys.map((key) => key.email)}::text[], ${keys.map((key) => key.phone)}::text[],
        ${keys.map((key) => key.name)}::text[], ${people.map((person) => person.birthDate)}::text[])
      with ordinality as p (email, phone, name, birth_date, nth)),
    number as (select * from unnest(${flat.map((one) => one.nth)}::bigint[], ${flat.map((one) => one.number)}::text[]) as n (nth, number)),
    entry as not materialized (
      select * from blocklist_entries where project_id = ${scope.projectId}::uuid and removed_at is null),
    candidate as (
      select p.nth, e.id from person p join entry e on e.phone = p.phone and e.email = p.email
      union select p.nth, e.id from person p join entry e on e.birth_date = p.birth_date
      union select p.nth, e.id from person p join entry e on e.name % p.name
      union select n.nth, e.id from number n join entry e on e.id_number = n.number)
    select c.nth, e.id, e.email, e.phone, e.name, e.birth_date as "dateOfBirth", e.id_number as "idNumber", e.until
    from candidate c join blocklist_entries e on e.project_id = ${scope.projectId}::uuid and e.id = c.id order by e.created_at, e.id`;
  const byPerson = new Map<number, BlocklistEntry[]>();
  for (const { nth, ...entry } of rows) {
    const own = byPerson.get(Number(nth) - 1) ?? [];
    byPerson.set(Number(nth) - 1, [...own, entry]);
  }
  return byPerson;
}
