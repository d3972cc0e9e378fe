import type { Db } from "@gatehouse/db/client";

/** After so many requests in a row failed, mail counts as not going out at all. */
export const failingFrom = 3;

/**
 * Reserves the next instant at which a request may go to the mail service, `perSecond` of them over all nodes, and answers how
 * many milliseconds away it is. One row is the clock of all, so nodes need not know of each other.
 */
export async function reserveSendSlot(db: Db, perSecond: number): Promise<number> {
  const step = 1000 / perSecond;
  const [row] = await db.client.$queryRaw<{ wait: number }[]>`
    insert into mail_gates as g (id, free_at) values (1, clock_timestamp() + make_interval(secs => ${step} / 1000.0))
    on conflict (id) do update set free_at = greatest(g.free_at, clock_timestamp()) + make_interval(secs => ${step} / 1000.0)
    returning (extract(epoch from free_at - clock_timestamp()) * 1000 - ${step})::float8 as wait`;
  return Math.max(0, row?.wait ?? 0);
}

/** Keeps every node from sending for a while; a longer pause that stands already is not shortened. */
export async function holdMailGate(db: Db, ms: number): Promise<void> {
  await db.client.$executeRaw`
    update mail_gates set free_at = greatest(free_at, clock_timestamp() + make_interval(secs => ${ms} / 1000.0)) where id = 1`;
}

/** Notes that the mail service took a request. */
export async function noteMailSent(db: Db): Promise<void> {
  await db.client.$executeRaw`
    update mail_gates set failures = 0, failing_since = null, last_error = null, last_sent_at = clock_timestamp() where id = 1`;
}

/** Notes a request that failed, and answers how many failed in a row. */
export async function noteMailFailure(db: Db, error: string): Promise<number> {
  const [row] = await db.client.$queryRaw<{ failures: number }[]>`
    update mail_gates set failures = failures + 1, failing_since = coalesce(failing_since, clock_timestamp()), last_error = ${error}
    where id = 1 returning failures`;
  return row?.failures ?? 0;
}
