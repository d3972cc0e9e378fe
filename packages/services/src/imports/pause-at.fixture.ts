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

function pauseAfter(db: Db, isChosen: Chosen) {
  const [reached, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const client = pausingClient(db.client, isChosen, reached.resolve, letGo.promise);
  const pausing = new Proxy(db, {
    get: (target, name) => (name === "client" ? client : Reflect.get(target, name)),
  });
  return { db: pausing, reached: reached.promise, goOn: letGo.resolve };
}

function pausingClient(
  client: Db["client"],
  isChosen: Chosen,
  reached: () => void,
  goOn: Promise<void>,
): Db["client"] {
  return new Proxy(client, {
    get: (target, name) => {
      if (name !== "$executeRaw") {
        const value: unknown = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      }
      return async (text: TemplateStringsArray, ...values: unknown[]) => {
        const answer = await target.$executeRaw(text, ...values);
        if (isChosen(text.join(""), values)) {
          reached();
          await goOn;
        }
        return answer;
      };
    },
  });
}
