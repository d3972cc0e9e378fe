import type { MailRow, MailsListInput, MailsListPage } from "@gatehouse/contracts/mails/mails-list";
import { readHead } from "@gatehouse/db/changes/read-changes";
import { type Db, Prisma } from "@gatehouse/db/client";
import { inSnapshot } from "@gatehouse/db/transactions/in-transaction";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { readCursor, writeCursor } from "../rows/read-cursor.ts";

const order = "newest";
type Times = "createdAt" | "sentAt" | "settledAt";
type Row = Omit<MailRow, Times> & { createdAt: Date; sentAt: Date | null; settledAt: Date | null };

/**
 * One page of a project's mail log by key, newest first, with the position of the change log it belongs to.
 * @throws {DomainError} `request.invalid` for a cursor that is none
 */
export function listMails(
  db: Db,
  projectId: string,
  input: Omit<MailsListInput, "projectId">,
): Promise<MailsListPage> {
  const cursor = readCursor(input.cursor, order);
  const conditions = [Prisma.sql`m.project_id = ${projectId}::uuid`];
  if (input.states.length > 0) conditions.push(Prisma.sql`m.state = any(${input.states}::text[])`);
  if (input.userId !== undefined) conditions.push(Prisma.sql`m.user_id = ${input.userId}::uuid`);
  if (cursor)
    conditions.push(Prisma.sql`(m.created_at, m.id) < (${momentOf(cursor.key)}, ${cursor.id}::uuid)`);
  return inSnapshot(db, async (client) => {
    const head = await readHead(client, projectId);
    if (!head) throw new DomainError("request.not-found");
    const rows = await client.$queryRaw<Row[]>`
      select m.id, m.kind, i.kind as purpose, m.recipient, m.user_id as "userId", u.first_name || ' ' || u.last_name as "userName",
        m.state, m.error as reason, m.created_at as "createdAt", m.sent_at as "sentAt", m.settled_at as "settledAt"
      from mails m
      left join users u on u.project_id = m.project_id and u.id = m.user_id
      left join invitations i on i.project_id = m.project_id and i.id = m.invitation_id
      where ${Prisma.join(conditions, " and ")} order by m.created_at desc, m.id desc limit ${input.limit + 1}`;
    const page = rows.slice(0, input.limit);
    const last = rows.length > input.limit ? page.at(-1) : undefined;
    return {
      rows: page.map(present),
      next: last ? writeCursor({ order, key: last.createdAt.toISOString(), id: last.id }) : null,
      asOf: { epoch: head.epoch, position: head.position },
    };
  });
}

/** @throws {DomainError} `request.invalid` */
function momentOf(key: string): Date {
  const at = new Date(key);
  if (Number.isNaN(at.getTime())) throw new DomainError("request.invalid", { field: "cursor" });
  return at;
}

const present = (row: Row): MailRow => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  sentAt: row.sentAt?.toISOString() ?? null,
  settledAt: row.settledAt?.toISOString() ?? null,
});
