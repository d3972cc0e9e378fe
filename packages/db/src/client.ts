import pg from "pg";
import { Doorbell } from "./changes/doorbell.ts";
import { withDirectStatements } from "./connections/direct-statements.ts";
import { NoticedPrismaPg } from "./connections/held-connection.ts";
import { statementNames } from "./connections/statement-names.ts";
import { Prisma, PrismaClient } from "./generated/client.ts";

export { Prisma };

/** Where a change comes from: the id of the request, and its source as the log shows it (`web 192.0.2.7`). */
export type Origin = { readonly requestId: string; readonly source: string };

/** A connection pool to one database, its clock, and the bell that rings after every commit of this process. */
export type Db = {
  readonly client: PrismaClient;
  readonly bell: Doorbell;
  /** Added to the database's clock; 0 outside tests. */
  readonly shiftMs: () => number;
  /** Everything secret that is made from an id (link tokens, codes) or encrypted at rest hangs on this key. */
  readonly secretKey: Uint8Array;
  /** The request that a handle was narrowed to: every commit made through it carries both. */
  readonly origin?: Origin;
  readonly close: () => Promise<void>;
};

/** What may be used inside a transaction. */
export type TransactionClient = Prisma.TransactionClient;

/** 32 bytes of key, the size of the pool (20), and a clock shift for tests. */
export type DbOptions = {
  readonly secretKey: Uint8Array;
  readonly connections?: number;
  readonly shiftMs?: () => number;
};

/** How long a transaction waits for a connection, and how long it may take, where nothing else is said. */
const patience = { maxWait: 5_000, timeout: 15_000 } as const;

/** Opens a pool; nothing is sent before the first query. `shiftMs` lets a test stand beside a deadline. */
export function openDb(url: string, options: DbOptions): Db {
  const pool = new pg.Pool({ connectionString: url, max: options.connections ?? 20 });
  // A connection that dies while nobody uses it is replaced by the next query, which tells what is wrong if that fails.
  pool.on("error", () => {});
  const statementNameGenerator = statementNames();
  const adapter = new NoticedPrismaPg(pool, { statementNameGenerator });
  const prisma = new PrismaClient({ adapter, transactionOptions: patience });
  const bell = new Doorbell();
  return {
    client: withDirectStatements(prisma, pool, statementNameGenerator),
    bell,
    secretKey: options.secretKey,
    shiftMs: options.shiftMs ?? (() => 0),
    close: async () => {
      await prisma.$disconnect();
      if (!pool.ending) await pool.end();
    },
  };
}

/** The database's clock, shifted as the tests ask. Every deadline is judged by it. */
export async function databaseNow(db: Pick<Db, "shiftMs">, client: TransactionClient): Promise<Date> {
  const [row] = await client.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
  if (!row) throw new Error("the database did not tell its time");
  return new Date(row.now.getTime() + db.shiftMs());
}
