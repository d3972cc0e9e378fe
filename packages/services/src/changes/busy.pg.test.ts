import { openDb } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { translateRefusal } from "@gatehouse/db/transactions/refusals";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { afterAll, expect, test } from "vitest";

const { db, url } = await databaseForFile();
const narrow = openDb(url, { secretKey: db.secretKey, connections: 1 });
afterAll(() => narrow.close());

/** Holds the only connection of `narrow`, and a lock of the database with it, until it is let go. */
async function hold(lock: number) {
  const [held, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const ended = narrow.client.$transaction(
    async (client) => {
      await client.$queryRaw`select pg_advisory_xact_lock(${lock})::text`;
      held.resolve();
      await letGo.promise;
    },
    { maxWait: 60_000, timeout: 60_000 },
  );
  await Promise.race([held.promise, ended]);
  return { letGo: letGo.resolve, ended };
}

test("a call that gets no connection in time is refused as such, and is no bug", async () => {
  const holder = await hold(1);
  const refused = await narrow.client
    .$transaction(async () => {}, { maxWait: 50 })
    .catch((error: unknown) => translateRefusal(error));
  expect(refused).toMatchObject({ code: "request.busy" });
  holder.letGo();
  await holder.ended;
});

test.each(["statement", "nothing"])(
  "a use case that is not done in time is refused, whatever it does next (%s), and has written nothing",
  async (next) => {
    const projectId = await givenProject(db);
    const actor = await givenAdmin(db, projectId);
    const holder = await hold(2);
    const timeoutMs = 100;
    const slow = inTransaction(
      db,
      actor,
      async (tx) => {
        await tx.client.company.create({
          data: { projectId, id: crypto.randomUUID(), name: next, createdAt: tx.now },
        });
        // PostgreSQL itself takes longer than the transaction may: of two timers the one that is due first goes first.
        setTimeout(holder.letGo, timeoutMs);
        await tx.client.$queryRaw`select pg_advisory_xact_lock(2)::text`;
        if (next === "statement") await tx.client.$queryRaw`select 1`;
      },
      { timeoutMs },
    );
    await expect(slow).rejects.toMatchObject({ code: "request.busy" });
    // Where the time was over before the lock was asked for, nobody has let go of it.
    holder.letGo();
    await holder.ended;
    expect(await db.client.company.count({ where: { projectId } })).toBe(0);
  },
);
