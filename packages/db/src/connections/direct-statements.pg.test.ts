import { afterAll, expect, test } from "vitest";
import { openDb, Prisma } from "../client.ts";
import { emptyDatabase } from "../postgres/empty-database.fixture.ts";

const database = await emptyDatabase();
const db = openDb(database.url, { secretKey: new Uint8Array(32), connections: 5 });
await db.client.$executeRaw`
  create table admins (id uuid primary key, email text not null constraint admins_email_key unique, name text not null default '',
    created_at timestamptz(3) not null)`;
afterAll(async () => {
  await db.close();
  await database[Symbol.asyncDispose]();
});
const backend = Prisma.sql`select pg_backend_pid() as pid`;
type Backend = { pid: number }[];

test("values come back whole: 64-bit integers, decimals, times, lists, texts and bytes", async () => {
  const at = new Date("2026-03-01T12:00:00.123Z");
  const [row] = await db.client.$queryRaw<object[]>`
    select ${9_007_199_254_740_993n}::bigint as big, ${[1n, 2n]}::bigint[] as bigs, 1.5::numeric as "decimal",
      ${at}::timestamptz as at, ${[at, null]}::timestamptz[] as times, ${["a,b", 'c"d', null]}::text[] as texts,
      ${new Uint8Array([0, 255])}::bytea as bytes, ${null}::text as nothing, ${'{"a":[1]}'}::json as json`;
  expect(row).toEqual({
    big: 9_007_199_254_740_993n,
    bigs: [1n, 2n],
    decimal: 1.5,
    at,
    times: [at, null],
    texts: ["a,b", 'c"d', null],
    bytes: Buffer.from([0, 255]),
    nothing: null,
    json: { a: [1] },
  });
});

test("a statement in a transaction goes over the transaction's connection and ends with it", async () => {
  const email = "rolled-back@example.org";
  const failed = db.client.$transaction(async (tx) => {
    await tx.$executeRaw`insert into admins (id, email, created_at) values (gen_random_uuid(), ${email}, now())`;
    expect(await tx.admin.count({ where: { email } })).toBe(1);
    expect(await db.client.admin.count({ where: { email } })).toBe(0);
    const [[own], [again]] = [await tx.$queryRaw<Backend>(backend), await tx.$queryRaw<Backend>(backend)];
    expect(again).toEqual(own);
    throw new Error("no");
  });
  await expect(failed).rejects.toThrow("no");
  expect(await db.client.admin.count({ where: { email } })).toBe(0);
});

test("a transaction that is opened while another one works holds a connection of its own", async () => {
  await db.client.$transaction(async (outer) => {
    const [before] = await outer.$queryRaw<Backend>(backend);
    await db.client.$transaction(async (inner) => {
      const [inside] = await inner.$queryRaw<Backend>(backend);
      expect(inside).not.toEqual(before);
      expect(await outer.$queryRaw<Backend>(backend)).toEqual([before]);
    });
    expect(await outer.$queryRaw<Backend>(backend)).toEqual([before]);
  });
});

test("a statement that comes after the transaction was given up is refused, and never runs elsewhere", async () => {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const { promise: late, resolve: goOn } = Promise.withResolvers<void>();
  const { promise: tried, resolve: tell } = Promise.withResolvers<unknown>();
  const email = "too-late@example.org";
  const givenUp = db.client.$transaction(
    async (tx) => {
      begin();
      await late;
      tell(
        await tx.$executeRaw`insert into admins (id, email, created_at) values (gen_random_uuid(), ${email}, now())`.catch(
          (error: unknown) => error,
        ),
      );
    },
    { timeout: 50 },
  );
  await begun;
  await expect
    .poll(
      () => db.client.$queryRaw<object[]>`
    select from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`,
      { timeout: 20_000 },
    )
    .toEqual([]);
  // From here on somebody else may hold its connection.
  goOn();
  expect(await tried).toEqual(new Error("the transaction is over"));
  await expect(givenUp).rejects.toThrow();
  expect(await db.client.admin.count({ where: { email } })).toBe(0);
});

test("a breach of a constraint names it", async () => {
  const insert = () =>
    db.client
      .$executeRaw`insert into admins (id, email, created_at) values (gen_random_uuid(), 'twice@example.org', now())`;
  await insert();
  await expect(insert()).rejects.toThrow("admins_email_key");
});
