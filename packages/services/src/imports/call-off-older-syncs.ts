import type { Tx } from "@gatehouse/db/transactions/tx";
import type { ImportMode, ImportState } from "@gatehouse/domain/imports/import-state";
import { callOff } from "./call-off.ts";
import { lockImport } from "./read-import.ts";

/** What could still be agreed to. */
const waiting: readonly ImportState[] = ["held", "ready"];
/** What could still be mended. */
const rejected: readonly ImportState[] = ["faulty", "refused"];

/**
 * What a newer list takes the place of. One that replaces says everything, so nothing older may be agreed to or mended; one
 * that only adds and updates leaves what another list has still to be mended for.
 */
export const replacedBy = (mode: ImportMode): readonly ImportState[] =>
  mode === "replace" ? [...waiting, ...rejected] : waiting;

/**
 * Calls off what waits of lists that other systems sent before, because a newer one came. Runs somebody brought by hand, and
 * those being worked on, are left alone. The project must be held.
 */
export async function callOffOlderSyncs(tx: Tx, mode: ImportMode, except: string | undefined): Promise<void> {
  const { projectId } = tx;
  const states = replacedBy(mode);
  const older = await tx.client.import.findMany({
    where: { projectId, kind: "sync", dryRun: false, state: { in: [...states] } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id } of older) {
    if (id === except) continue;
    const run = await lockImport(tx.client, projectId, id);
    if (states.includes(run.state)) await callOff(tx, run, "newer-sync");
  }
}
