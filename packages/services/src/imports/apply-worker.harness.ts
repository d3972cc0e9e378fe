import { openDb } from "@gatehouse/db/client";
import { advanceImport } from "./advance-import.ts";

// The worker of imports as a program that can be killed. Arguments: database, folder of the files, project, run.
const [url = "", folder = "", projectId = "", importId = ""] = process.argv.slice(2);
const db = openDb(url, { secretKey: new Uint8Array(32).fill(7), connections: 5 });

/** The bug this check exists for: rows are written one after the other, and nothing holds them together. */
function withoutTransactions(client: typeof db.client): typeof db.client {
  return new Proxy(client, {
    get: (target, name) => {
      if (name === "$transaction")
        return (work: (inner: typeof target) => unknown) => Promise.resolve(work(target));
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

const isTorn = process.env.GATEHOUSE_TEETH === "row-by-row";
const tools = { folder, announce: (_projectId: string, event: object) => void process.send?.(event) };
await advanceImport(
  isTorn ? { ...db, client: withoutTransactions(db.client) } : db,
  tools,
  projectId,
  importId,
);
await db.close();
process.disconnect?.();
