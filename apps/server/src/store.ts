import { openDb } from "@gatehouse/db/client";
import { applyMigrations } from "@gatehouse/db/migrations/apply-migrations";
import { type EmbeddedPostgres, startEmbedded } from "@gatehouse/db/postgres/embedded";
import type { Db } from "@gatehouse/services/connection";
import type { Config } from "./config.ts";
import { loadSecretKey } from "./secret-key.ts";

/** The open database of this server, and how to leave it. */
export type Store = {
  readonly db: Db;
  readonly embedded: EmbeddedPostgres | undefined;
  readonly close: () => Promise<void>;
};

/** Starts or reaches the database, brings it to this version's schema and opens it. Says each step through `say`. */
export async function openStore(config: Config, say: (text: string) => void): Promise<Store> {
  const embedded = config.databaseUrl ? undefined : await startEmbedded(config.dataDir);
  try {
    if (embedded?.foundOrphan) say("stopped a PostgreSQL that a killed server had left behind");
    const url = config.databaseUrl ?? embedded?.url("postgres") ?? "";
    say(embedded ? "PostgreSQL is ready" : "using DATABASE_URL");
    const applied = await applyMigrations(url);
    if (applied.length > 0) say(`migrations applied: ${applied.join(", ")}`);
    const db = openDb(url, { secretKey: config.secretKey ?? loadSecretKey(config.dataDir) });
    return {
      db,
      embedded,
      close: async () => {
        await db.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
