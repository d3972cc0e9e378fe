import type { BlocklistInput, BlocklistPage } from "@gatehouse/contracts/blocks/blocklist";
import { readHead } from "@gatehouse/db/changes/read-changes";
import { type Db, databaseNow, Prisma } from "@gatehouse/db/client";
import { inSnapshot } from "@gatehouse/db/transactions/in-transaction";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { nameActors } from "../changes/name-actors.ts";
import { iso } from "../rows/iso.ts";
import { readCursor, writeCursor } from "../rows/read-cursor.ts";

type Row = {
  id: string;
  email: string | null;
  phone: string | null;
  name: string | null;
  birthDate: string | null;
  idNumber: string | null;
  reason: string;
  until: Date | null;
  createdAt: Date;
  createdBy: string;
  source: string;
  userId: string | null;
  personName: string | null;
};

/**
 * A page of the entries in force, newest first. A search looks through names, addresses, numbers and reasons.
 * @throws {DomainError} `request.invalid` for a cursor that is none
 */
export function listBlocklist(db: Db, input: BlocklistInput): Promise<BlocklistPage> {
  return inSnapshot(db, async (client) => {
    const now = await databaseNow(db, client);
    const head = await readHead(client, input.projectId);
    if (!head) throw new DomainError("request.not-found");
    const cursor = readCursor(input.cursor, "newest");
    const after = cursor
      ? Prisma.sql`and (e.created_at, e.id) < (${new Date(cursor.key)}, ${cursor.id}::uuid)`
      : Prisma.empty;
    const rows = await client.$queryRaw<Row[]>`
      select e.id, e.email, e.phone, e.name, e.birth_date as "birthDate", e.id_number as "idNumber", e.reason, e.until,
        e.created_at as "createdAt", e.created_by as "createdBy", e.source, e.user_id as "userId",
        u.first_name || ' ' || u.last_name as "personName"
      from blocklist_entries e left join users u on u.project_id = e.project_id and u.id = e.user_id
      where e.project_id = ${input.projectId}::uuid and e.removed_at is null and (e.until is null or e.until > ${now})
        ${matching(input.q)} ${after}
      order by e.created_at desc, e.id desc limit ${input.limit + 1}`;
    const page = rows.slice(0, input.limit);
    const last = page.at(-1);
    const byName = await nameActors(
      client,
      input.projectId,
      page.map((row) => row.createdBy),
    );
    return {
      entries: page.map(({ until, createdAt, createdBy, source, ...row }) => ({
        ...row,
        until: iso(until),
        addedAt: createdAt.toISOString(),
        addedBy: byName(createdBy),
        source: source === "hand" ? "hand" : "block",
      })),
      next:
        rows.length > input.limit && last
          ? writeCursor({ order: "newest", key: last.createdAt.toISOString(), id: last.id })
          : null,
      asOf: { epoch: head.epoch, position: head.position },
    };
  });
}

function matching(q: string): Prisma.Sql {
  const words = q.split(/\s+/).filter(Boolean);
  const parts = words.map((word) => {
    const literal = word.replace(/[\\%_]/g, "\\$&");
    return Prisma.sql`and plain_text(concat_ws(' ', e.name, e.email, e.phone, e.id_number, e.reason)) like '%' || plain_text(${literal}) || '%'`;
  });
  return parts.length === 0 ? Prisma.empty : Prisma.join(parts, " ");
}
