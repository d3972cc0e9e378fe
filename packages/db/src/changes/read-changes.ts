import type { Db, TransactionClient } from "../client.ts";

/** One change as a follower sees it. `before` and `after` are undefined once erased. */
export type StoredChange = {
  readonly position: number;
  readonly at: Date;
  readonly actor: string;
  readonly source: string;
  readonly requestId: string;
  readonly verb: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly before: Readonly<Record<string, unknown>> | undefined;
  readonly after: Readonly<Record<string, unknown>> | undefined;
};

/** Where a project's change log stands, with its tab counters. */
export type HeadView = {
  readonly position: number;
  readonly epoch: string;
  readonly counts: { active: number; inReview: number; blocked: number; archived: number };
};

type Row = {
  position: bigint;
  at: Date;
  actor: string;
  source: string;
  request_id: string;
  verb: string;
  subject_kind: string;
  subject_id: string;
  before: string | null;
  after: string | null;
};

/**
 * Changes with `after < position`, ascending, at most `limit`. Reads whole commits' rows by position, so none is skipped; of
 * a commit of a hundred thousand no more than a page is read, or each page would cost as much as the whole.
 */
export async function readChanges(
  client: TransactionClient,
  projectId: string,
  after: number,
  limit: number,
): Promise<StoredChange[]> {
  const rows = await client.$queryRaw<Row[]>`
    select p.*, d.before, d.after from (
      select c.first_position + x.i as position, c.id as commit_id, x.i, c.at, c.actor, c.source, c.request_id, x.verb,
        x.subject_kind, x.subject_id
      from commits c
      cross join lateral (
        select i, verb, subject_kind, subject_id from changes
        where project_id = c.project_id and commit_id = c.id and i > ${after}::bigint - c.first_position
        order by i limit ${limit}) x
      where c.project_id = ${projectId}::uuid
        and c.first_position >= (select coalesce(max(first_position), 0) from commits
          where project_id = ${projectId}::uuid and first_position <= ${after + 1})
      order by c.first_position, x.i limit ${limit}) p
    left join change_details d on d.project_id = ${projectId}::uuid and d.commit_id = p.commit_id and d.i = p.i
    order by p.position`;
  return rows.map(storedChange);
}

/** Commits of at most so many changes are verbs on somebody or something; larger ones are imports and verbs on very many. */
const smallCommit = 50;

/** As `readChanges`, and leaves out the commits of very many changes: what must not wait until those have been read. */
export async function readSmallChanges(
  client: TransactionClient,
  projectId: string,
  after: number,
  limit: number,
): Promise<StoredChange[]> {
  const rows = await client.$queryRaw<Row[]>`
    select c.first_position + x.i as position, c.at, c.actor, c.source, c.request_id, x.verb, x.subject_kind, x.subject_id,
      d.before, d.after
    from commits c
    join changes x on x.project_id = c.project_id and x.commit_id = c.id
    left join change_details d on d.project_id = c.project_id and d.commit_id = c.id and d.i = x.i
    where c.project_id = ${projectId}::uuid and c.first_position > ${after} and c.n <= ${smallCommit}
    order by c.first_position, x.i limit ${limit}`;
  return rows.map(storedChange);
}

const storedChange = (row: Row): StoredChange => ({
  position: Number(row.position),
  at: row.at,
  actor: row.actor,
  source: row.source,
  requestId: row.request_id,
  verb: row.verb,
  subjectKind: row.subject_kind,
  subjectId: row.subject_id,
  before: row.before === null ? undefined : JSON.parse(row.before),
  after: row.after === null ? undefined : JSON.parse(row.after),
});

/** The head of a project's change log. Read it in the snapshot a list is read in, and the list knows its position. */
export async function readHead(client: TransactionClient, projectId: string): Promise<HeadView | undefined> {
  const [head] = await client.$queryRaw<HeadRow[]>`
    select position, stream_epoch, users_active, users_in_review, users_blocked, users_archived
    from heads where project_id = ${projectId}::uuid`;
  if (!head) return undefined;
  return {
    position: Number(head.position),
    epoch: head.stream_epoch,
    counts: {
      active: head.users_active,
      inReview: head.users_in_review,
      blocked: head.users_blocked,
      archived: head.users_archived,
    },
  };
}

type HeadRow = {
  position: bigint;
  stream_epoch: string;
  users_active: number;
  users_in_review: number;
  users_blocked: number;
  users_archived: number;
};

/** Positions of all given projects' logs in one query: the poll that stands in for a missed doorbell. */
export async function readPositions(
  db: Db,
  projectIds: readonly string[],
): Promise<Map<string, { changes: number; doors: number }>> {
  const rows = await db.client.$queryRaw<{ project_id: string; changes: bigint; doors: bigint }[]>`
    select h.project_id, h.position as changes, d.position as doors from heads h
    join door_heads d on d.project_id = h.project_id where h.project_id = any(${[...projectIds]}::uuid[])`;
  return new Map(
    rows.map((row) => [row.project_id, { changes: Number(row.changes), doors: Number(row.doors) }]),
  );
}
