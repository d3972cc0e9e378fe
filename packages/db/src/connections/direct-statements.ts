import type pg from "pg";
import { Prisma, type PrismaClient } from "../generated/client.ts";
import { noticingConnection } from "./held-connection.ts";
import { valueTypes } from "./value-types.ts";

/** A statement came after its transaction was committed or given up. */
export class TransactionOver extends Error {
  constructor() {
    super("the transaction is over");
  }
}

/** Sends a statement and answers its result. */
type Send = (statement: Prisma.Sql) => Promise<pg.QueryResult>;
type NameOf = (query: { readonly sql: string }) => string;

/**
 * The client with its own SQL taken straight to the driver: written statements have nothing to gain from Prisma's
 * query engine, and it costs several times what the driver needs for them. Models and transactions stay Prisma's; inside a
 * transaction a statement goes over the connection that the transaction holds, and fails once it is over.
 */
export function withDirectStatements(client: PrismaClient, pool: pg.Pool, nameOf: NameOf): PrismaClient {
  const sendOver =
    (connection: Pick<pg.ClientBase, "query">): Send =>
    ({ text, values }) =>
      connection.query({ name: nameOf({ sql: text }), text, values, types: valueTypes });

  const transaction = (work: (tx: Prisma.TransactionClient) => Promise<unknown>, options?: object) =>
    noticingConnection((held) =>
      client.$transaction((tx) => {
        const connection = held();
        const send = sendOver(connection.connection);
        const sendWhileOpen: Send = (statement) => {
          if (!connection.isOpen) return Promise.reject(new TransactionOver());
          return send(statement);
        };
        return work(replaced(tx, rawStatements(sendWhileOpen)));
      }, options),
    );
  return replaced(client, { ...rawStatements(sendOver(pool)), $transaction: transaction });
}

type Written = readonly [query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]];

const rawStatements = (send: Send) => ({
  $queryRaw: async (...written: Written) => (await send(sqlOf(written))).rows,
  $executeRaw: async (...written: Written) => (await send(sqlOf(written))).rowCount ?? 0,
});

const sqlOf = ([query, ...values]: Written): Prisma.Sql =>
  "raw" in query ? Prisma.sql(query, ...values) : query;

/** The same client with some of its functions replaced. */
function replaced<Client extends object>(
  client: Client,
  functions: Readonly<Record<string, unknown>>,
): Client {
  return new Proxy(client, {
    get: (target, name) => {
      if (typeof name === "string" && Object.hasOwn(functions, name)) return functions[name];
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
