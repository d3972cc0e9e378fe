import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";

/** The connection of an open transaction; `isOpen` turns false with its COMMIT or ROLLBACK, before these are sent. */
export type HeldConnection = { readonly connection: pg.ClientBase; isOpen: boolean };

/** Where the transaction that is about to be opened says which connection it holds. */
type Opening = { held?: HeldConnection };

const opening = new AsyncLocalStorage<Opening>();

/** Runs what opens a transaction; `held` answers its connection once it is open. @throws Error when there is none */
export function noticingConnection<T>(open: (held: () => HeldConnection) => T): T {
  const slot: Opening = {};
  return opening.run(slot, () =>
    open(() => {
      if (slot.held === undefined) throw new Error("the transaction has not told its connection");
      return slot.held;
    }),
  );
}

/** The driver adapter of Prisma, telling which connection of the pool each transaction holds. */
export class NoticedPrismaPg extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => {
      const transaction = await start(isolationLevel);
      const slot = opening.getStore();
      // A transaction that is opened while another one works finds its slot taken, and is not the one that is waited for.
      if (slot === undefined || slot.held !== undefined) return transaction;
      const held: HeldConnection = { connection: connectionOf(transaction), isOpen: true };
      slot.held = held;
      const execute = transaction.executeRaw.bind(transaction);
      transaction.executeRaw = (query) => {
        if (query.sql === "COMMIT" || query.sql === "ROLLBACK") held.isOpen = false;
        return execute(query);
      };
      return transaction;
    };
    return adapter;
  }
}

/** The adapter keeps its connection under this name; another one would be noticed by the first transaction of any test. */
function connectionOf(transaction: object): pg.ClientBase {
  if (!("client" in transaction)) throw new Error("the driver adapter keeps its connection elsewhere");
  return transaction.client as pg.ClientBase;
}
