import type { ChangesListInput, HistoryPage } from "@gatehouse/contracts/changes/history";
import { readHead } from "@gatehouse/db/changes/read-changes";
import { type Db, Prisma, type TransactionClient } from "@gatehouse/db/client";
import { inSnapshot } from "@gatehouse/db/transactions/in-transaction";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { describeChange } from "./describe-change.ts";
import { nameActors } from "./name-actors.ts";
import { nameSubjects, type Subject } from "./name-subjects.ts";

type Paging = { readonly before?: number | undefined; readonly limit: number };
type Row = {
  position: bigint;
  at: Date;
  actor: string;
  source: string;
  requestId: string;
  verb: string;
  subjectKind: string;
  subjectId: string;
  before: string | null;
  after: string | null;
};

/** The audit of a project, newest first: everything, or what one admin did, one verb, or one span of time. */
export function listHistory(db: Db, input: ChangesListInput): Promise<HistoryPage> {
  const { adminId, verb, from, to } = input;
  const parts = [
    ...(adminId === undefined ? [] : [Prisma.sql`c.actor = ${`admin:${adminId}`}`]),
    ...(verb === undefined ? [] : [Prisma.sql`x.verb = ${verb}`]),
    ...(from === undefined ? [] : [Prisma.sql`c.at >= ${new Date(from)}`]),
    ...(to === undefined ? [] : [Prisma.sql`c.at < ${new Date(to)}`]),
  ];
  return readHistory(db, input.projectId, parts, input);
}

/** What happened to one subject, newest first. Keyset paging by position, so no entry comes twice or not at all. */
export function listHistoryOf(
  db: Db,
  projectId: string,
  subject: Subject,
  paging: Paging,
): Promise<HistoryPage> {
  const parts = [Prisma.sql`x.subject_kind = ${subject.kind} and x.subject_id = ${subject.id}::uuid`];
  return readHistory(db, projectId, parts, paging);
}

function readHistory(
  db: Db,
  projectId: string,
  parts: readonly Prisma.Sql[],
  paging: Paging,
): Promise<HistoryPage> {
  return inSnapshot(db, async (client) => {
    const head = await readHead(client, projectId);
    if (!head) throw new DomainError("request.not-found");
    const rows = await selectChanges(client, projectId, parts, paging);
    const page = rows.slice(0, paging.limit);
    const last = page.at(-1);
    return {
      entries: await presentEntries(client, projectId, page),
      next: rows.length > paging.limit && last ? Number(last.position) : null,
      asOf: { epoch: head.epoch, position: head.position },
    };
  });
}

function selectChanges(
  client: TransactionClient,
  projectId: string,
  parts: readonly Prisma.Sql[],
  paging: Paging,
): Promise<Row[]> {
  const narrowed = parts.length === 0 ? Prisma.empty : Prisma.sql`and ${Prisma.join([...parts], " and ")}`;
  // A commit may begin below the cursor and end above it, so the commit narrows first and the position decides.
  const older =
    paging.before === undefined
      ? Prisma.empty
      : Prisma.sql`and c.first_position < ${paging.before} and c.first_position + x.i < ${paging.before}`;
  return client.$queryRaw<Row[]>`
    select c.first_position + x.i as position, c.at, c.actor, c.source, c.request_id as "requestId", x.verb,
      x.subject_kind as "subjectKind", x.subject_id as "subjectId", d.before, d.after
    from commits c join changes x on x.project_id = c.project_id and x.commit_id = c.id
    left join change_details d on d.project_id = x.project_id and d.commit_id = x.commit_id and d.i = x.i
    where c.project_id = ${projectId}::uuid ${narrowed} ${older}
    order by c.first_position desc, x.i desc limit ${paging.limit + 1}`;
}

async function presentEntries(
  client: TransactionClient,
  projectId: string,
  rows: readonly Row[],
): Promise<HistoryPage["entries"]> {
  const byName = await nameActors(
    client,
    projectId,
    rows.map((row) => row.actor),
  );
  const subjects = rows.map((row) => ({ kind: row.subjectKind, id: row.subjectId }));
  const names = await nameSubjects(client, projectId, subjects);
  return rows.map((row) => ({
    position: Number(row.position),
    at: row.at.toISOString(),
    by: byName(row.actor),
    source: row.source,
    requestId: row.requestId,
    verb: row.verb,
    subject: { kind: row.subjectKind, id: row.subjectId, name: names.get(row.subjectId) ?? null },
    fields: row.after === null ? [] : describeChange(JSON.parse(row.before ?? "{}"), JSON.parse(row.after)),
    erased: row.after === null,
  }));
}
