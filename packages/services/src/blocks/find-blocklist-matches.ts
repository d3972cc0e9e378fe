import type { Tx } from "@gatehouse/db/transactions/tx";
import { type BlocklistEntry, type BlocklistHit, matchBlocklist } from "@gatehouse/domain/blocks/blocklist-match";
import { normaliseEmail, normaliseIdText, normaliseName, normalisePhone } from "@gatehouse/domain/users/normalise";
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

/** The keys an entry is stored and found by. */
export function blocklistKeys(person: BlocklistPerson): { email: string; phone: string | null; name: string; idNumber: string | null } {
  return {
    email: normaliseEmail(person.email),
    phone: person.phone === null ? null : normalisePhone(person.phone),
    name: normaliseName(`${person.firstName} ${person.lastName}`),
    idNumber: person.idNumber === null ? null : normaliseIdText(person.idNumber).toLowerCase(),
  };
}

/** Hits with rule and score: candidates come by exact key from the database, the rules are `domain`'s. */
export async function findBlocklistHits(tx: Tx, person: BlocklistPerson): Promise<readonly BlocklistHit[]> {
  const keys = blocklistKeys(person);
  const numbers = [...(keys.idNumber === null ? [] : [keys.idNumber]), ...person.badgeNumbers.toLowerCase().split(" ").filter(Boolean)];
  const rows = await tx.client.blocklistEntry.findMany({
    where: {
      projectId: tx.projectId,
      removedAt: null,
      OR: [
        ...(keys.phone === null ? [] : [{ email: keys.email, phone: keys.phone }]),
        ...(numbers.length === 0 ? [] : [{ idNumber: { in: numbers } }]),
        { name: keys.name },
      ],
    },
  });
  const entries: BlocklistEntry[] = rows.map((row) => ({ ...row, dateOfBirth: row.birthDate }));
  const subject = { ...keys, name: `${person.firstName} ${person.lastName}`, dateOfBirth: person.birthDate, idNumbers: numbers };
  return matchBlocklist(subject, entries, tx.now);
}

/** The entries that match a person, each once, with what was decided about it before. */
export async function findBlocklistMatches(tx: Tx, person: BlocklistPerson): Promise<readonly BlocklistMatch[]> {
  const entryIds = [...new Set((await findBlocklistHits(tx, person)).map((hit) => hit.entryId))];
  if (entryIds.length === 0) return [];
  const clearances =
    person.id === undefined
      ? []
      : await tx.client.blocklistClearance.findMany({ where: { projectId: tx.projectId, userId: person.id } });
  return entryIds.map((entryId) => ({ entryId, cleared: clearances.some((clearance) => clearance.entryId === entryId) }));
}
