import {
  type BlocklistEntry,
  type BlocklistHit,
  matchBlocklist,
} from "@gatehouse/domain/blocks/blocklist-match";
import { nameWords } from "@gatehouse/domain/users/normalise";
import type { BlocklistScope } from "./find-blocklist-matches.ts";

/** Somebody of the project whom an entry matches, by which rules. */
export type PersonOnEntry = {
  readonly userId: string;
  readonly name: string;
  readonly hits: readonly BlocklistHit[];
};

/** How many people are looked at; an entry that fits more is not about one person. */
const candidates = 200;

type Row = {
  id: string;
  name: string;
  email: string;
  phone: string | null;
  birthDate: string | null;
  numbers: string[];
};

/**
 * The people, archived ones left out, whom an entry matches by the same rules a new person is judged by. It only tells:
 * putting an entry on the list closes no door to anybody who merely has the same name.
 */
export async function findPeopleOnEntry(
  scope: BlocklistScope,
  entry: BlocklistEntry,
): Promise<PersonOnEntry[]> {
  const rows = await selectCandidates(scope, entry);
  return rows.flatMap(({ id, name, email, phone, birthDate, numbers }) => {
    const subject = { email, phone, name, dateOfBirth: birthDate, idNumbers: numbers };
    const hits = matchBlocklist(subject, [entry], scope.now);
    return hits.length === 0 ? [] : [{ userId: id, name, hits }];
  });
}

function selectCandidates({ client, projectId }: BlocklistScope, entry: BlocklistEntry): Promise<Row[]> {
  const name = entry.name === null ? null : nameWords(entry.name).join(" ");
  return client.$queryRaw<Row[]>`
    with alike as (
      select id from users u where u.project_id = ${projectId}::uuid and u.sort_name % plain_text(${name})
      union select id from users where project_id = ${projectId}::uuid and lower(email) = ${entry.email}
      union select user_id from credentials where project_id = ${projectId}::uuid and live
        and number in (${entry.idNumber}, upper(${entry.idNumber})))
    select u.id, u.first_name || ' ' || u.last_name as name, u.email, u.phone, u.birth_date as "birthDate",
      array(select number from credentials c where c.project_id = u.project_id and c.user_id = u.id and c.live) as numbers
    from alike join users u on u.project_id = ${projectId}::uuid and u.id = alike.id
    where u.standing <> 'archived' order by similarity(u.sort_name, plain_text(coalesce(${name}, ''))) desc, u.id limit ${candidates}`;
}
