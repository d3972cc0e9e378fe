import type { FoundUsers } from "@gatehouse/contracts/users/find-users";
import { type Db, databaseNow, Prisma, type TransactionClient } from "@gatehouse/db/client";
import { inSnapshot } from "@gatehouse/db/transactions/in-transaction";
import { type SearchReach, searchCondition } from "./filter-users.ts";
import { selectUserRows } from "./select-user-rows.ts";
import { withoutTableScans } from "./without-table-scans.ts";

/** How many people a palette shows. */
const shown = 8;
/** The hits that are ranked; more of them make no better first eight. */
const ranked = 200;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The best matches for what was typed into the palette. A pasted id and a short number (`#417`, `000417`) jump straight to
 * the person, unless the number is somebody's ID too.
 */
export function findUsers(db: Db, projectId: string, q: string, reach: SearchReach): Promise<FoundUsers> {
  const typed = q.trim();
  return inSnapshot(db, async (client) => {
    if (typed === "") return { people: [], jump: null };
    await withoutTableScans(client);
    const now = await databaseNow(db, client);
    const exact = await findExact(client, projectId, typed, reach);
    const hits = await rankHits(client, projectId, typed, reach);
    const ids = [...new Set([...exact, ...hits])].slice(0, shown);
    const rows = await selectUserRows(client, projectId, ids, now);
    const people = rows.map(({ id, shortNumber, firstName, lastName, email, companies, standing }) => ({
      id,
      shortNumber,
      firstName,
      lastName,
      email: reach === "full" ? email : "",
      companies: companies.map((company) => company.name),
      standing,
    }));
    const jump = exact.length === 1 && isJump(typed) ? (exact[0] ?? null) : null;
    return { people, jump };
  });
}

/** Text that is meant to name one person: an id, or a short number as the product writes it. */
const isJump = (typed: string): boolean => uuid.test(typed) || /^(#\d{1,9}|\d{6,9})$/.test(typed);

async function findExact(
  client: TransactionClient,
  projectId: string,
  typed: string,
  reach: SearchReach,
): Promise<string[]> {
  if (uuid.test(typed)) {
    const row = await client.user.findUnique({
      where: { projectId_id: { projectId, id: typed.toLowerCase() } },
    });
    return row ? [row.id] : [];
  }
  const number = /^#?(\d{1,9})$/.exec(typed)?.[1] ?? null;
  const idNumber = reach === "full" ? typed : null;
  const rows = await client.$queryRaw<{ id: string }[]>`
    select id from users where project_id = ${projectId}::uuid and short_number = ${number}::int
    union select id from users where project_id = ${projectId}::uuid and id_number collate "C" = ${idNumber} limit ${shown}`;
  return rows.map((row) => row.id);
}

async function rankHits(
  client: TransactionClient,
  projectId: string,
  typed: string,
  reach: SearchReach,
): Promise<string[]> {
  const rows = await client.$queryRaw<{ id: string }[]>(Prisma.sql`
    with hit as (select u.id, u.sort_name, u.first_name, u.standing from users u
      where u.project_id = ${projectId}::uuid and ${searchCondition(typed, reach)} limit ${ranked})
    select id from hit
    order by (standing = 'archived'), (sort_name like plain_text(${typed}) || '%') desc,
      (plain_text(first_name) like plain_text(${typed}) || '%') desc, sort_name, id limit ${shown}`);
  return rows.map((row) => row.id);
}
