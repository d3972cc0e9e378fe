import type { DoorPersonCard } from "@gatehouse/contracts/doors/door-person";
import { readHead } from "@gatehouse/db/changes/read-changes";
import { type Db, databaseNow, Prisma } from "@gatehouse/db/client";
import { inSnapshot } from "@gatehouse/db/transactions/in-transaction";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { selectUserRows } from "../users/select-user-rows.ts";
import { readDoorHead } from "./read-door-head.ts";
import { selectDoorEvents } from "./select-door-events.ts";

const lastEvents = 20;

/** What a desk may know of a person, with what happened at the doors lately. @throws {DomainError} `request.not-found` */
export function readDoorPerson(db: Db, projectId: string, userId: string): Promise<DoorPersonCard> {
  return inSnapshot(db, async (client) => {
    const now = await databaseNow(db, client);
    const changes = await readHead(client, projectId);
    const doors = await readDoorHead(client, projectId);
    const [person] = await selectUserRows(client, projectId, [userId], now);
    if (!changes || !doors || !person) throw new DomainError("request.not-found");
    const held = await client.userRole.findMany({ where: { projectId, userId } });
    const validTo = new Map(held.map((role) => [role.roleId, role.validTo]));
    const where = Prisma.sql`e.user_id = ${userId}::uuid`;
    const events = await selectDoorEvents(client, projectId, { where, newestFirst: true, limit: lastEvents });
    const { id, shortNumber, firstName, lastName, companies, standing, blockedUntil } = person;
    const roles = person.roles.map((role) => ({
      ...role,
      validTo: validTo.get(role.id)?.toISOString() ?? null,
    }));
    return {
      ...{ id, shortNumber, firstName, lastName, companies, roles, standing, blockedUntil },
      lastEvents: events.map((event) => event.row),
      asOf: { changes: { epoch: changes.epoch, position: changes.position }, doors },
    };
  });
}
