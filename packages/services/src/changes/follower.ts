import { readChanges, type StoredChange } from "@gatehouse/db/changes/read-changes";
import { type Db, databaseNow, type TransactionClient } from "@gatehouse/db/client";

/** What a reaction works with: the transaction its cursor advances in, and the database's clock. */
export type ReactionScope = {
  readonly client: TransactionClient;
  readonly projectId: string;
  readonly now: Date;
  readonly secretKey: Uint8Array;
};

/** Turns one change into rows. Runs again after a crash, so it must be able to meet its own rows (unique reaction keys). */
export type Reaction = (scope: ReactionScope, change: StoredChange) => Promise<void>;

/** A follower of every project's change log, with a cursor row of its own in each. */
export type Follower = {
  readonly name: string;
  /** The only verbs it reacts to, where these are few and rare: everything else it passes over in one statement. */
  readonly verbs?: readonly string[];
  readonly react: Reaction;
};

/** How many changes one transaction of a follower takes. */
const batchSize = 200;

/**
 * Lets a follower react to what is new in one project: rows and cursor in one transaction, so every change is reacted to
 * exactly once, and by one process at a time. Answers how many changes it took; fewer than a batch means it is up to date.
 */
export async function followOnce(db: Db, projectId: string, follower: Follower): Promise<number> {
  if (await passOver(db, projectId, follower)) return 0;
  return db.client.$transaction(
    async (client) => {
      const position = await holdCursor(client, projectId, follower.name);
      if (position === undefined) return 0;
      const changes = await readChanges(client, projectId, position, batchSize);
      const last = changes.at(-1);
      if (!last) return 0;
      const scope = { client, projectId, now: await databaseNow(db, client), secretKey: db.secretKey };
      for (const change of changes) await follower.react(scope, change);
      await client.$executeRaw`
        update cursors set position = ${last.position}
        where project_id = ${projectId}::uuid and name = ${follower.name}`;
      return changes.length;
    },
    { maxWait: 5_000, timeout: 30_000 },
  );
}

/** Follows until nothing is new. */
export async function followToEnd(db: Db, projectId: string, follower: Follower): Promise<void> {
  while ((await followOnce(db, projectId, follower)) === batchSize);
}

/**
 * Moves a cursor to the end of the log when nothing before that is for its follower. Head, cursor and changes are seen in
 * one snapshot, in which every position up to the head's is there.
 */
async function passOver(db: Db, projectId: string, { name, verbs }: Follower): Promise<boolean> {
  if (verbs === undefined) return false;
  const moved = await db.client.$executeRaw`
    update cursors s set position = h.position from heads h
    where s.project_id = ${projectId}::uuid and s.name = ${name} and h.project_id = s.project_id
      and h.position > s.position and not exists (
        select from commits c join changes x on x.project_id = c.project_id and x.commit_id = c.id
        where c.project_id = s.project_id and c.first_position >= (
            select coalesce(max(first_position), 0) from commits
            where project_id = s.project_id and first_position <= s.position + 1)
          and c.first_position + x.i > s.position and x.verb = any(${[...verbs]}::text[]))`;
  return moved > 0;
}

/** Undefined when another process holds the cursor: it does the work. */
async function holdCursor(
  client: TransactionClient,
  projectId: string,
  name: string,
): Promise<number | undefined> {
  const hold = () => client.$queryRaw<{ position: bigint }[]>`
    select position from cursors where project_id = ${projectId}::uuid and name = ${name} for update skip locked`;
  const [held] = await hold();
  if (held) return Number(held.position);
  const made = await client.$executeRaw`
    insert into cursors (project_id, name, position) values (${projectId}::uuid, ${name}, 0) on conflict do nothing`;
  return made === 0 ? undefined : 0;
}
