import type { ChangeRecord, Tx } from "../transactions/tx.ts";
import { canonicalJson, digestOf, linkHash, newSalt } from "./hash-chain.ts";

/** Changes of one statement: enough to spread its cost, few enough that an import of a hundred thousand stays small in memory. */
const batchSize = 2_000;

/**
 * Writes what the transaction recorded: changes and details first (set-based), then the head row and one chain link as
 * the last two statements. Positions come from the head row's lock, so they are given in commit order; a serial would
 * let a reader see 12 before 11 exists. Answers whether anything was written.
 */
export async function appendCommit(tx: Tx, source: string): Promise<boolean> {
  const moved = Object.values(tx.counts).some((delta) => delta !== 0);
  await writeRecords(tx);
  const { commitId, written: n } = tx.log;
  if (n === 0) {
    if (moved) throw new Error("counters moved without a recorded change");
    return false;
  }
  const root = tx.log.root.hash();
  const head = await takePositions(tx, n);
  const firstPosition = Number(head.position) - n + 1;
  const link = {
    prevHash: head.prev_hash,
    firstPosition,
    n,
    at: head.at,
    actor: tx.by,
    requestId: tx.requestId,
    root,
  };
  const hash = linkHash(link);
  await tx.client.$executeRaw`
    with link as (
      insert into commits (project_id, id, first_position, n, at, actor, source, request_id, root, prev_hash, hash)
      values (${tx.projectId}::uuid, ${commitId}::uuid, ${firstPosition}, ${n}, ${head.at}, ${tx.by}, ${source},
        ${tx.requestId}, ${root}, ${head.prev_hash}, ${hash}))
    update heads set last_hash = ${hash} where project_id = ${tx.projectId}::uuid`;
  return true;
}

type Entry = {
  verb: string;
  subjectKind: string;
  subjectId: string;
  digest: string;
  before: string;
  after: string;
  salt: string;
};

/**
 * Writes what was recorded so far and forgets it; the end of the transaction does so anyway. A verb on very many people
 * calls it now and then, so that their changes are never all held at once.
 */
export async function writeRecords(tx: Tx): Promise<void> {
  const { log } = tx;
  while (tx.records.length > 0) {
    const entries = tx.records.splice(0, batchSize).map(entryOf);
    log.root.add(entries);
    await insertChanges(tx, log.commitId, log.written, entries);
    log.written += entries.length;
  }
}

function entryOf(one: ChangeRecord): Entry {
  const [before, after, salt] = [canonicalJson(one.before ?? {}), canonicalJson(one.after ?? {}), newSalt()];
  const digest = digestOf(salt, before, after);
  const { kind: subjectKind, id: subjectId } = one.subject;
  return { verb: one.verb, subjectKind, subjectId, digest, before, after, salt };
}

async function insertChanges(
  tx: Tx,
  commitId: string,
  start: number,
  entries: readonly Entry[],
): Promise<void> {
  const column = (pick: (entry: Entry) => string) => entries.map(pick);
  await tx.client.$executeRaw`
    with entry as (
      select * from unnest(${column((e) => e.verb)}::text[], ${column((e) => e.subjectKind)}::text[],
        ${column((e) => e.subjectId)}::uuid[], ${column((e) => e.digest)}::text[], ${column((e) => e.before)}::text[],
        ${column((e) => e.after)}::text[], ${column((e) => e.salt)}::text[])
      with ordinality as e (verb, subject_kind, subject_id, digest, before, after, salt, nth)),
    written as (
      insert into changes (project_id, commit_id, i, verb, subject_kind, subject_id, digest)
      select ${tx.projectId}::uuid, ${commitId}::uuid, ${start}::int + nth - 1, verb, subject_kind, subject_id, digest from entry)
    insert into change_details (project_id, commit_id, i, before, after, salt)
    select ${tx.projectId}::uuid, ${commitId}::uuid, ${start}::int + nth - 1, before, after, salt from entry`;
}

async function takePositions(tx: Tx, n: number): Promise<{ position: bigint; prev_hash: string; at: Date }> {
  const counts = tx.counts;
  const [head] = await tx.client.$queryRaw<{ position: bigint; prev_hash: string; at: Date }[]>`
    update heads set position = position + ${n},
      users_active = users_active + ${counts.active}, users_in_review = users_in_review + ${counts["in-review"]},
      users_blocked = users_blocked + ${counts.blocked}, users_archived = users_archived + ${counts.archived}
    where project_id = ${tx.projectId}::uuid
    returning position, last_hash as prev_hash, date_trunc('milliseconds', clock_timestamp()) as at`;
  if (!head) throw new Error(`project ${tx.projectId} has no head row`);
  return head;
}
