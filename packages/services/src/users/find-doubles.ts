import type { DoubleReason, UserDoubles, UserDoublesInput } from "@gatehouse/contracts/users/user-doubles";
import { type Db, databaseNow, type TransactionClient } from "@gatehouse/db/client";
import { inSnapshot } from "@gatehouse/db/transactions/in-transaction";
import { nameSimilarity } from "@gatehouse/domain/blocks/name-similarity";
import { normaliseEmail, normaliseIdText, normalisePhone } from "@gatehouse/domain/users/normalise";
import { selectUserRows } from "./select-user-rows.ts";
import { withoutTableScans } from "./without-table-scans.ts";

/** How many possible doubles are offered. */
const shown = 5;
/** Candidates by name that are compared letter by letter. */
const candidates = 40;
/** From this similarity on a name is offered: two wrong letters in ten, since here a person decides. */
const offeredFrom = 0.8;

type Candidate = { id: string; name: string; email: boolean; phone: boolean; idNumber: boolean };

/**
 * People who may be the one that is being typed: the same ID, e-mail or phone, or a similar name whatever accents and
 * order. Archived people are among them, they can be restored. At most five, the strongest reason first.
 */
export function findDoubles(db: Db, input: UserDoublesInput): Promise<UserDoubles> {
  return inSnapshot(db, async (client) => {
    await withoutTableScans(client);
    const now = await databaseNow(db, client);
    const name = `${input.firstName} ${input.lastName}`;
    const found = (await selectCandidates(client, input)).flatMap((candidate) => {
      const score = isNameTyped(input) ? nameSimilarity(name, candidate.name) : 0;
      const reasons = reasonsOf(candidate, score);
      return reasons.length === 0 ? [] : [{ id: candidate.id, reasons, score }];
    });
    const best = found
      .toSorted((a, b) => weight(b.reasons) - weight(a.reasons) || b.score - a.score)
      .slice(0, shown);
    const rows = await selectUserRows(
      client,
      input.projectId,
      best.map((one) => one.id),
      now,
    );
    return {
      doubles: best.flatMap(({ id, reasons, score }) => {
        const row = rows.find((one) => one.id === id);
        return row ? [{ row, reasons, score }] : [];
      }),
    };
  });
}

function reasonsOf(candidate: Candidate, score: number): DoubleReason[] {
  return [
    ...(candidate.idNumber ? (["id-number"] as const) : []),
    ...(candidate.email ? (["email"] as const) : []),
    ...(candidate.phone ? (["phone"] as const) : []),
    ...(score >= offeredFrom ? (["name"] as const) : []),
  ];
}

const weights: Readonly<Record<DoubleReason, number>> = { "id-number": 8, email: 4, phone: 2, name: 1 };
const weight = (reasons: readonly DoubleReason[]): number =>
  reasons.reduce((sum, reason) => sum + weights[reason], 0);

/** Half a name is like everybody's. */
const isNameTyped = ({ firstName, lastName }: UserDoublesInput): boolean =>
  firstName.length > 1 && lastName.length > 1;

async function selectCandidates(client: TransactionClient, input: UserDoublesInput): Promise<Candidate[]> {
  const email = input.email.includes("@") ? normaliseEmail(input.email) : null;
  const phone = input.phone.length < 5 ? null : normalisePhone(input.phone);
  const idNumber = input.idNumber === "" ? null : normaliseIdText(input.idNumber);
  const name = isNameTyped(input) ? `${input.lastName} ${input.firstName}` : null;
  // Of this transaction only: trigrams below it would bring in thousands who share a first name.
  await client.$queryRaw`select set_config('pg_trgm.similarity_threshold', '0.45', true)`;
  return client.$queryRaw<Candidate[]>`
    with alike as (
      select id from users u where u.project_id = ${input.projectId}::uuid and u.sort_name % plain_text(${name})
      order by similarity(u.sort_name, plain_text(${name})) desc limit ${candidates}),
    same as (
      select id from alike
      union select id from users where project_id = ${input.projectId}::uuid and lower(email) = ${email}
      union select id from users where project_id = ${input.projectId}::uuid and phone = ${phone}
      union select id from users where project_id = ${input.projectId}::uuid and id_number collate "C" = ${idNumber}
      union select user_id from credentials where project_id = ${input.projectId}::uuid and live and number = ${idNumber})
    select u.id, u.first_name || ' ' || u.last_name as name, coalesce(lower(u.email) = ${email}, false) as email,
      coalesce(u.phone = ${phone}, false) as phone,
      coalesce(u.id_number = ${idNumber} or exists (select from credentials c where c.project_id = u.project_id
        and c.user_id = u.id and c.live and c.number = ${idNumber}), false) as "idNumber"
    from same join users u on u.project_id = ${input.projectId}::uuid and u.id = same.id
    where u.id is distinct from ${input.exceptId ?? null}::uuid limit 200`;
}
