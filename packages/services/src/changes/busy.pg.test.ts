import { openDb } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { translateRefusal } from "@gatehouse/db/transactions/refusals";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { afterAll, expect, test } from "vitest";

const { db, url } = await databaseForFile();
const narrow = openDb(url, { secretKey: db.secretKey, connections: 1 });
afterAll(() => narrow.close());

test("a call that gets no connection in time is refused as such, and is no bug", async () => {
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  const holder = narrow.client.$transaction(() => held);
  const refused = await narrow.client
    .$transaction(async () => {}, { maxWait: 50 })
    .catch((error: unknown) => translateRefusal(error));
  expect(refused).toMatchObject({ code: "request.busy" });
  letGo();
  await holder;
});

test("a use case that is not done in time is refused, whatever it does next, and has written nothing", async () => {
  const projectId = await givenProject(db);
  const actor = await givenAdmin(db, projectId);
  const slow = (next: "statement" | "nothing") =>
    inTransaction(
      db,
      actor,
      async (tx) => {
        await tx.client.company.create({
          data: { projectId, id: crypto.randomUUID(), name: next, createdAt: tx.now },
        });
        // PostgreSQL itself takes longer than the transaction may.
        await tx.client.$queryRaw`select pg_sleep(0.3)::text`;
        if (next === "statement") await tx.client.$queryRaw`select 1`;
      },
      { timeoutMs: 100 },
    );
  await expect(slow("statement")).rejects.toMatchObject({ code: "request.busy" });
  await expect(slow("nothing")).rejects.toMatchObject({ code: "request.busy" });
  expect(await db.client.company.count({ where: { projectId } })).toBe(0);
});
