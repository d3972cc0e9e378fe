import { randomUUID } from "node:crypto";
import type { DoorModeAnswer, DoorTarget } from "@gatehouse/contracts/doors/door-commands";
import type { Db } from "@gatehouse/db/client";
import { Prisma } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { orderLifeMs } from "./order-site.ts";

/** Which doors are meant, and why. */
export type ModeOrder = { readonly target: DoorTarget; readonly reason: string };

/**
 * Closes doors to everybody until they are released. It is part of the access list, so a bridge that is away learns it
 * first thing when it comes back. Doors already in lockdown are left as they are.
 * @throws {DomainError} `request.not-found` when the target has no doors
 */
export const lockDownDoors = (db: Db, actor: Actor, order: ModeOrder): Promise<DoorModeAnswer> =>
  changeMode(db, actor, order, { from: "not in lockdown", mode: "lockdown", verb: "door.locked-down" });

/**
 * Ends a lockdown: the doors decide again who may enter; none is opened by it.
 * @throws {DomainError} `request.not-found` when the target has no doors
 */
export const releaseDoors = (db: Db, actor: Actor, order: ModeOrder): Promise<DoorModeAnswer> =>
  changeMode(db, actor, order, { from: "in lockdown", mode: "normal", verb: "door.released" });

type Move = {
  readonly from: "in lockdown" | "not in lockdown";
  readonly mode: "lockdown" | "normal";
  readonly verb: "door.locked-down" | "door.released";
};

function changeMode(
  db: Db,
  actor: Actor,
  { target, reason }: ModeOrder,
  move: Move,
): Promise<DoorModeAnswer> {
  return inTransaction(db, actor, async (tx) => {
    const doors = await lockDoors(tx, target);
    if (doors.length === 0) throw new DomainError("request.not-found");
    const moving = doors.filter((door) => (door.mode === "lockdown") === (move.from === "in lockdown"));
    const doorIds = moving.map((door) => door.id);
    await tx.client.door.updateMany({
      where: { projectId: tx.projectId, id: { in: doorIds } },
      data: { mode: move.mode },
    });
    const expiresAt = new Date(tx.now.getTime() + orderLifeMs);
    const commandId = randomUUID();
    for (const door of moving) {
      const after = { mode: move.mode, siteId: door.site_id, commandId, expiresAt, reason };
      record(tx, move.verb, { kind: "door", id: door.id }, { before: { mode: door.mode }, after });
    }
    return { doorIds };
  });
}

type LockedDoor = { id: string; site_id: string; mode: string };

function lockDoors(tx: Tx, target: DoorTarget): Promise<LockedDoor[]> {
  const columns = { door: Prisma.sql`id`, zone: Prisma.sql`zone_id`, site: Prisma.sql`site_id` };
  return tx.client.$queryRaw<LockedDoor[]>`
    select id, site_id, mode from doors
    where project_id = ${tx.projectId}::uuid and ${columns[target.kind]} = ${target.id}::uuid
    order by id for no key update`;
}
