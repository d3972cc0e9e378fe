import { randomUUID } from "node:crypto";
import type { CommandAnswer, UnlockDoorInput } from "@gatehouse/contracts/doors/door-commands";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { awaitCommand } from "./await-command.ts";
import { orderLifeMs, requireOnlineBridge } from "./order-site.ts";
import { readDoorHead } from "./read-door-head.ts";

/** EN 60839-11-1 wants at least 3 s; five are enough to reach for the handle. */
const unlockMs = 5_000;

/**
 * Orders one door to be released for five seconds and waits a moment for what came of it. The order stands in the change
 * log, from which the bridge's connection takes it, whichever node holds it.
 * @throws {DomainError} `request.not-found`, `bridge.offline`
 */
export async function unlockDoor(db: Db, actor: Actor, input: UnlockDoorInput): Promise<CommandAnswer> {
  const commandId = randomUUID();
  const since = (await readDoorHead(db.client, actor.projectId))?.position ?? 0;
  await inTransaction(db, actor, async (tx) => {
    const { projectId } = tx;
    const door = await tx.client.door.findUnique({
      where: { projectId_id: { projectId, id: input.doorId } },
    });
    if (!door) throw new DomainError("request.not-found");
    await requireOnlineBridge(tx, door.siteId);
    const expiresAt = new Date(tx.now.getTime() + orderLifeMs);
    const after = { commandId, siteId: door.siteId, durationMs: unlockMs, expiresAt, reason: input.reason };
    record(tx, "door.unlock-ordered", { kind: "door", id: door.id }, { after });
  });
  const result = await awaitCommand(db, actor.projectId, { commandId, since });
  return { commandId, outcome: result?.outcome ?? "pending", refusal: result?.refusal ?? null };
}
