import { randomUUID } from "node:crypto";
import type { PresentAnswer, PresentInput } from "@gatehouse/contracts/doors/door-commands";
import { type Db, Prisma } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { awaitCommand } from "./await-command.ts";
import { orderLifeMs, requireOnlineBridge } from "./order-site.ts";
import { readDoorHead } from "./read-door-head.ts";
import { selectDoorEvents } from "./select-door-events.ts";

/**
 * In a demo project, holds something against a reader of the simulated site and answers what the door decided. Refused
 * when the person has neither phone nor number: there is nothing to show.
 * @throws {DomainError} `request.not-found` (also outside demo projects), `bridge.offline`
 */
export async function presentAtDoor(db: Db, actor: Actor, input: PresentInput): Promise<PresentAnswer> {
  const { projectId } = actor;
  const commandId = randomUUID();
  const since = (await readDoorHead(db.client, projectId))?.position ?? 0;
  const ordered = await inTransaction(db, actor, async (tx) => {
    const project = await tx.client.project.findUnique({ where: { id: projectId } });
    const reader = await tx.client.reader.findUnique({
      where: { projectId_id: { projectId, id: input.readerId } },
      include: { door: true },
    });
    if (!project?.isDemo || !reader) throw new DomainError("request.not-found");
    await requireOnlineBridge(tx, reader.door.siteId);
    const thing = await thingToShow(tx, input.credential);
    if (thing === null) return false;
    const expiresAt = new Date(tx.now.getTime() + orderLifeMs);
    const after = { commandId, siteId: reader.door.siteId, expiresAt, thing };
    record(tx, "reader.presented", { kind: "reader", id: reader.id }, { after });
    return true;
  });
  if (!ordered) return { commandId, outcome: "refused", event: null };
  const result = await awaitCommand(db, projectId, { commandId, since });
  if (!result) return { commandId, outcome: "pending", event: null };
  // The bridge journals the decision right before the result of the order.
  const where = Prisma.sql`e.position > ${since} and e.position < ${result.position}
    and e.reader_id = ${input.readerId}::uuid and e.type in ('access.granted', 'access.denied', 'access.identified')`;
  const [event] = await selectDoorEvents(db.client, projectId, { where, newestFirst: true, limit: 1 });
  return { commandId, outcome: result.outcome, event: event?.row ?? null };
}

/** What the simulated site is told to show; a phone is named by its pass number. */
async function thingToShow(tx: Tx, credential: PresentInput["credential"]): Promise<object | null> {
  const { projectId } = tx;
  switch (credential.kind) {
    case "pass": {
      const { userId, flaw } = credential;
      const pass = await tx.client.pass.findUnique({ where: { projectId_userId: { projectId, userId } } });
      return pass && pass.epoch > 0 ? { kind: "pass", passNumber: pass.number, flaw } : null;
    }
    case "number": {
      const held = await tx.client.credential.findFirst({
        where: { projectId, userId: credential.userId, live: true, carrier: { in: ["pass", "card"] } },
        orderBy: { createdAt: "desc" },
      });
      return held && { kind: "card", number: held.number };
    }
    case "card":
    case "code":
      return credential;
  }
}
