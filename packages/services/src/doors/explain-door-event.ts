import { type DoorWhyAnswer, readEvaluation } from "@gatehouse/contracts/doors/door-why";
import { type Db, Prisma, type TransactionClient } from "@gatehouse/db/client";
import { inSnapshot } from "@gatehouse/db/transactions/in-transaction";
import { fittingAction } from "@gatehouse/domain/doors/fitting-action";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { selectDoorEvents } from "./select-door-events.ts";

/**
 * Why a door decided as it did, from the evaluation the bridge stored, and what fits to do about it.
 * @throws {DomainError} `request.not-found` when there is no such event, or it was no decision
 */
export function explainDoorEvent(db: Db, projectId: string, position: number): Promise<DoorWhyAnswer> {
  return inSnapshot(db, async (client) => {
    const where = Prisma.sql`e.position = ${position}`;
    const [event] = await selectDoorEvents(client, projectId, { where, newestFirst: true, limit: 1 });
    const evaluation = readEvaluation(event?.data);
    if (!event || event.row.result === null || evaluation === null)
      throw new DomainError("request.not-found");
    const refusal = evaluation.steps.find((step) => step.outcome === "refused");
    const advice = refusal?.reason ? fittingAction(refusal.reason, refusal.detail) : null;
    const { kind = null, subjectId = null } = advice ?? {};
    const [userId, doorId] = [event.row.person?.id ?? null, event.row.door?.id ?? null];
    return {
      event: event.row,
      ...evaluation,
      names: await namesIn(client, projectId, evaluation.steps),
      action: kind && { kind, subjectId, userId, doorId },
    };
  });
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The names of every id a detail holds, whatever it is of. */
async function namesIn(
  client: TransactionClient,
  projectId: string,
  steps: DoorWhyAnswer["steps"],
): Promise<Record<string, string>> {
  const values = steps.flatMap((step) => Object.values(step.detail));
  const ids = [
    ...new Set(values.filter((value): value is string => typeof value === "string" && uuid.test(value))),
  ];
  if (ids.length === 0) return {};
  const rows = await client.$queryRaw<{ id: string; name: string }[]>`
    select id, name from roles where project_id = ${projectId}::uuid and id = any(${ids}::uuid[])
    union all select id, name from zones where project_id = ${projectId}::uuid and id = any(${ids}::uuid[])
    union all select id, name from schedules where project_id = ${projectId}::uuid and id = any(${ids}::uuid[])
    union all select id, first_name || ' ' || last_name from users
      where project_id = ${projectId}::uuid and id = any(${ids}::uuid[])`;
  return Object.fromEntries(rows.map((row) => [row.id, row.name]));
}
