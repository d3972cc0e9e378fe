import type { Db } from "@gatehouse/db/client";

/** Whether this is the statement after which to stop. */
type Chosen = (text: string, values: readonly unknown[]) => boolean;

/**
 * A database handle whose import stops in the middle of its writing: when it has said that it is in this phase, which is a
 * statement outside of its transaction, it waits until it is let go on.
 */
export const pauseAt = (db: Db, phase: string) =>
  pauseAfter(db, (text, values) => text.includes("set phase") && values[0] === phase);

/** A database handle whose import stops when it has taken the run, and before it knows in what state. */
export const pauseTaken = (db: Db) => pauseAfter(db, (text) => text.includes("set claimed_until"));

/** A database handle that stops before its first transaction. */
export const pauseBeforeTransaction = (db: Db) =>
  pausing(db, (client, reached, goOn) => {
    const begin = async (...wanted: unknown[]) => {
      reached();
      await goOn;
      return Reflect.apply(client.$transaction, client, wanted);
    };
    return withMethod(client, "$transaction", begin);
  });

const pauseAfter = (db: Db, isChosen: Chosen) =>
  pausing(db, (client, reached, goOn) => {
    const execute = async (text: TemplateStringsArray, ...values: unknown[]) => {
      const answer = await client.$executeRaw(text, ...values);
      if (isChosen(text.join(""), values)) {
        reached();
        await goOn;
      }
      return answer;
    };
    return withMethod(client, "$executeRaw", execute);
  });

type Client = Db["client"];

function pausing(db: Db, wrap: (client: Client, reached: () => void, goOn: Promise<void>) => Client) {
  const [reached, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const client = wrap(db.client, reached.resolve, letGo.promise);
  const pausing = new Proxy(db, {
    get: (target, name) => (name === "client" ? client : Reflect.get(target, name)),
  });
  return { db: pausing, reached: reached.promise, goOn: letGo.resolve };
}

const withMethod = (client: Client, method: "$transaction" | "$executeRaw", own: unknown): Client =>
  new Proxy(client, {
    get: (target, name) => {
      const value: unknown = name === method ? own : Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
