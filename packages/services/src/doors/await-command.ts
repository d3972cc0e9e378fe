import type { CommandAnswer } from "@gatehouse/contracts/doors/door-commands";
import { commandOutcomes } from "@gatehouse/contracts/doors/door-commands";
import { type Db, Prisma } from "@gatehouse/db/client";
import { isOrderRefusal } from "@gatehouse/domain/readers/order-refusal";
import { selectDoorEvents } from "./select-door-events.ts";

/** The bell rings in this process only; another node's ingest is found by looking. */
const lookMs = 250;
/**
 * A screen waits three seconds with the person; after that it goes on waiting by itself, for the event. Counted in looks: a
 * process that was paused longer than that has not looked yet.
 */
const looks = 3_000 / lookMs;

/** What a bridge has journalled about an order, and where. */
export type CommandResult = Pick<CommandAnswer, "outcome" | "refusal"> & { readonly position: number };

/** Waits until the bridge's answer to an order is stored; null when it has not come in time. `since` is the doors' position before the order. */
export async function awaitCommand(
  db: Db,
  projectId: string,
  order: { readonly commandId: string; readonly since: number },
): Promise<CommandResult | null> {
  let looked = 0;
  const looking = setInterval(() => {
    looked += 1;
  }, lookMs);
  try {
    for (;;) {
      const rung = nextRing(db, projectId);
      const result = await findResult(db, projectId, order);
      if (result !== null || looked >= looks) {
        rung.cancel();
        return result;
      }
      await rung.promise;
    }
  } finally {
    clearInterval(looking);
  }
}

async function findResult(
  db: Db,
  projectId: string,
  order: { readonly commandId: string; readonly since: number },
): Promise<CommandResult | null> {
  const where = Prisma.sql`e.position > ${order.since} and e.type = 'command.result'
    and e.data::json ->> 'commandId' = ${order.commandId}`;
  const [event] = await selectDoorEvents(db.client, projectId, { where, newestFirst: false, limit: 1 });
  const outcome = commandOutcomes.find((one) => one === event?.data.outcome);
  if (!event || !outcome) return null;
  const refusal = isOrderRefusal(event.data.refusal) ? event.data.refusal : null;
  return { outcome, refusal, position: event.row.position };
}

function nextRing(
  db: Db,
  projectId: string,
): { readonly promise: Promise<void>; readonly cancel: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, lookMs);
  const unlisten = db.bell.listen((rungProject, stream) => {
    if (rungProject === projectId && stream === "doors") resolve();
  });
  const cancel = () => {
    clearTimeout(timer);
    unlisten();
  };
  return { promise: promise.finally(cancel), cancel };
}
