import type { Db } from "@gatehouse/db/client";

/**
 * A database handle whose import stops in the middle of its writing: when it has said that it is in this phase, which is a
 * statement outside of its transaction, it waits until it is let go on.
 */
export function pauseAt(db: Db, phase: string) {
  const [reached, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const client = pausingClient(db.client, phase, reached.resolve, letGo.promise);
  const pausing = new Proxy(db, {
    get: (target, name) => (name === "client" ? client : Reflect.get(target, name)),
  });
  return { db: pausing, reached: reached.promise, goOn: letGo.resolve };
}

function pausingClient(
  client: Db["client"],
  phase: string,
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
        if (text.join("").includes("set phase") && values[0] === phase) {
          reached();
          await goOn;
        }
        return answer;
      };
    },
  });
}
