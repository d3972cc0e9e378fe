import { randomUUID } from "node:crypto";
import type { CommandAnswer, UnlockDoorInput } from "@gatehouse/contracts/doors/door-commands";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { awaitCommand } from "./await-command.ts";
import { orderLifeMs, requireOnline, requireOnlineBridge } from "./order-site.ts";
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
    const order = await orderTo(tx, door);
    const expiresAt = new Date(tx.now.getTime() + orderLifeMs);
    const after = { commandId, ...order, durationMs: unlockMs, expiresAt, reason: input.reason };
    record(tx, "door.unlock-ordered", { kind: "door", id: door.id }, { after });
  });
  const result = await awaitCommand(db, actor.projectId, { commandId, since });
  return { commandId, outcome: result?.outcome ?? "pending", refusal: result?.refusal ?? null };
}

/** The bridge that the door's lock is wired to, where one has said so: of two at a site the other one would refuse. */
async function orderTo(
  tx: Tx,
  { id, siteId }: { readonly id: string; readonly siteId: string },
): Promise<{ readonly siteId: string; readonly toBridgeId?: string }> {
  const [wired] = await tx.client.$queryRaw<{ bridge_id: string }[]>`
    select w.bridge_id from readers r
    join reader_setups w on w.project_id = r.project_id and w.reader_id = r.id and w.drives_lock
    where r.project_id = ${tx.projectId}::uuid and r.door_id = ${id}::uuid order by r.id limit 1`;
  if (!wired) {
    await requireOnlineBridge(tx, siteId);
    return { siteId };
  }
  await requireOnline(tx, wired.bridge_id);
  return { siteId, toBridgeId: wired.bridge_id };
}
