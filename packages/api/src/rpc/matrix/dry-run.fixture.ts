import type { Db } from "@gatehouse/services/connection";

class RolledBack extends Error {}

/**
 * Runs a call and takes back everything it wrote, so that thousands of calls can be tried on one world. The call's own
 * transactions become part of the one that is rolled back; what it answers or refuses is the same.
 */
export async function dryRun<T>(db: Db, call: (db: Db) => Promise<T>): Promise<T> {
  let outcome: (() => T) | undefined;
  const settle = (next: () => T) => {
    outcome = next;
  };
  await db.client
    .$transaction(
      async (outer) => {
        const client = new Proxy(db.client, {
          get: (_target, name) =>
            name === "$transaction"
              ? (work: (inner: unknown) => Promise<unknown>) => work(client)
              : Reflect.get(outer, name),
        });
        await call({ ...db, client }).then(
          (value) => settle(() => value),
          (error: unknown) =>
            settle(() => {
              throw error;
            }),
        );
        throw new RolledBack();
      },
      { maxWait: 20_000, timeout: 20_000 },
    )
    .catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error;
    });
  if (!outcome) throw new Error("the call was not run");
  return outcome();
}
