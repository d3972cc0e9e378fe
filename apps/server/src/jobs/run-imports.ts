import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Db } from "@gatehouse/services/connection";
import { advanceImport, waitingImports } from "@gatehouse/services/imports/advance-import";
import { clearImports } from "@gatehouse/services/imports/clear-imports";
import type { ImportTools } from "@gatehouse/services/imports/import-tools";
import type { Config } from "../config.ts";
import { runClocks } from "./run-clocks.ts";

/** How often runs that have work to do are looked for. */
const lookMs = 300;
/** How many are worked on at once; each of them can keep the database busy by itself. */
const atOnce = 2;

/** The folder of the files, and the worker that reads, plans and applies them. */
export type Imports = { readonly tools: ImportTools; readonly start: () => () => Promise<void> };

/** Opens the imports of this server. A run that a server left behind when it was killed goes on within half a minute. */
export function openImports(
  config: Config,
  db: Db,
  announce: (projectId: string, name: string, data: unknown) => void,
  report: (error: unknown) => void,
): Imports {
  const folder = path.join(config.dataDir, "imports");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const tools: ImportTools = {
    folder,
    announce: (projectId, event) => announce(projectId, "import.progress", event),
  };
  return { tools, start: () => startWorker(db, tools, report) };
}

function startWorker(db: Db, tools: ImportTools, report: (error: unknown) => void): () => Promise<void> {
  const working = new Map<string, Promise<void>>();
  const look = async () => {
    for (const { projectId, id } of await waitingImports(db)) {
      if (working.size >= atOnce) return;
      if (working.has(id)) continue;
      const work = advanceImport(db, tools, projectId, id)
        .catch(report)
        .finally(() => working.delete(id));
      working.set(id, work);
    }
  };
  const stopClocks = runClocks(
    [
      { name: "imports", everyMs: lookMs, run: look },
      { name: "old imports", everyMs: 3_600_000, run: () => clearImports(db, tools) },
    ],
    report,
  );
  return async () => {
    await stopClocks();
    await Promise.all(working.values());
  };
}
