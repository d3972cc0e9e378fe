import { createReadStream } from "node:fs";
import path from "node:path";
import { openDb } from "@gatehouse/db/client";
import type { AdminActor } from "@gatehouse/domain/actors/actor";
import { advanceImport } from "../src/imports/advance-import.ts";
import { agreeToImport } from "../src/imports/agree-to-import.ts";
import { receiveFile } from "../src/imports/receive-file.ts";
import { showImport } from "../src/imports/show-import.ts";

/** What one import takes, all by itself in a process. `file` goes into an empty project; `folder` is where it waits. */
export type ImportTask = {
  readonly url: string;
  readonly folder: string;
  readonly actor: AdminActor;
  readonly file: string;
};

/** How long reading with comparing and applying took, ms, and the most memory the process ever held, MB. */
export type ImportCost = { readonly planMs: number; readonly applyMs: number; readonly peakMb: number };

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function runImport({ url, folder, actor, file }: ImportTask): Promise<ImportCost> {
  const db = openDb(url, { secretKey: new Uint8Array(32).fill(7) });
  const tools = { folder, announce: () => {} };
  const { projectId } = actor;
  const { importId } = await receiveFile(db, actor, tools, {
    bytes: createReadStream(file),
    name: path.basename(file),
    kind: "file",
    mode: "replace",
    dryRun: false,
  });
  const planMs = await timed(() => advanceImport(db, tools, projectId, importId));
  const { plan, state } = await showImport(db, actor, importId);
  if (plan === null) throw new Error(`the plan was not made: ${state}`);
  const wish = { projectId, importId, planHash: plan.hash, removals: null };
  const applyMs = await timed(async () => {
    await agreeToImport(db, actor, wish);
    await advanceImport(db, tools, projectId, importId);
  });
  const { state: end } = await showImport(db, actor, importId);
  if (end !== "done") throw new Error(`the import ended as ${end}`);
  await db.close();
  return { planMs, applyMs, peakMb: process.resourceUsage().maxRSS / 1_000 };
}

process.once("message", (task: ImportTask) => {
  void runImport(task).then((cost) => process.send?.(cost, () => process.disconnect()));
});
