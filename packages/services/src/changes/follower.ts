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
export type Follower = { readonly name: string; readonly react: Reaction };

/** How many changes one transaction of a follower takes. */
const batchSize = 200;

/**
 * Lets a follower react to what is new in one project: rows and cursor in one transaction, so every change is reacted to
 * exactly once, and by one process at a time. Answers how many changes it took; fewer than a batch means it is up to date.
 */
export async function followOnce(db: Db, projectId: string, follower: Follower): Promise<number> {
  return db.client.$transaction(
    async (client) => {
      const position = await holdCursor(client, projectId, follower.name);
      if (position === undefined) return 0;
      const changes = await readChanges(client, projectId, position, batchSize);
      const last = changes.at(-1);
      if (!last) return 0;
      const scope = { client, projectId, now: await databaseNow(db, client), secretKey: db.secretKey };
      for (const change of changes) await follower.react(scope, change);
      await client.cursor.update({
        where: { projectId_name: { projectId, name: follower.name } },
        data: { position: last.position },
      });
      return changes.length;
    },
    { maxWait: 5_000, timeout: 30_000 },
  );
}

/** Follows until nothing is new. */
export async function followToEnd(db: Db, projectId: string, follower: Follower): Promise<void> {
  while ((await followOnce(db, projectId, follower)) > 0);
}

/** Undefined when another process holds the cursor: it does the work. */
async function holdCursor(
  client: TransactionClient,
  projectId: string,
  name: string,
): Promise<number | undefined> {
  await client.$executeRaw`
    insert into cursors (project_id, name, position) values (${projectId}::uuid, ${name}, 0) on conflict do nothing`;
  const [row] = await client.$queryRaw<{ position: bigint }[]>`
    select position from cursors where project_id = ${projectId}::uuid and name = ${name} for update skip locked`;
  return row && Number(row.position);
}
