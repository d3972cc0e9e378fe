import { randomUUID } from "node:crypto";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { appendCommit } from "../changes/append-commit.ts";
import { openCommitLog } from "../changes/commit-log.ts";
import { type Db, databaseNow } from "../client.ts";
import { actorName } from "./actor-name.ts";
import { translateRefusal } from "./refusals.ts";
import type { Tx } from "./tx.ts";

/** Limits of one transaction, and where it came from. */
export type TransactionOptions = {
  readonly requestId?: string;
  readonly source?: string;
  readonly timeoutMs?: number;
};

/**
 * Runs one use case in one transaction of the actor's project. What it recorded is written as the last two statements
 * before COMMIT, so the project's head row is held for moments only and no other lock is taken after it.
 * The bell rings after the commit, and only when something was recorded.
 */
export async function inTransaction<T>(
  db: Db,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  let grown = false;
  const answer = await db.client
    .$transaction(
      async (client) => {
        const tx: Tx = {
          client,
          projectId: actor.projectId,
          actor,
          by: actorName(actor),
          now: await databaseNow(db, client),
          requestId: options.requestId ?? db.origin?.requestId ?? randomUUID(),
          secretKey: db.secretKey,
          records: [],
          log: openCommitLog(),
          counts: { active: 0, "in-review": 0, blocked: 0, archived: 0 },
        };
        const result = await work(tx);
        grown = await appendCommit(tx, options.source ?? db.origin?.source ?? actor.kind);
        return result;
      },
      { maxWait: 5_000, timeout: options.timeoutMs ?? 15_000 },
    )
    .catch((error: unknown) => {
      throw translateRefusal(error);
    });
  if (grown) db.bell.ring(actor.projectId, "changes");
  return answer;
}

/** Reads under one snapshot: everything `work` sees belongs to one moment of the database. */
export async function inSnapshot<T>(
  db: Db,
  work: (client: Parameters<typeof databaseNow>[1]) => Promise<T>,
): Promise<T> {
  return db.client.$transaction(work, { isolationLevel: "RepeatableRead", maxWait: 5_000, timeout: 15_000 });
}
