import type { OfImport } from "@gatehouse/contracts/imports/import-run";
import type { ImportMoved } from "@gatehouse/contracts/imports/import-verbs";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { isCancellable } from "@gatehouse/domain/imports/import-state";
import { callOff } from "./call-off.ts";
import { lockImport } from "./read-import.ts";

/**
 * Calls a run off. Nothing was changed and nothing will be.
 * @throws {DomainError} `request.not-found`, `import.wrong-state` once its plan is being applied
 */
export function cancelImport(db: Db, actor: Actor, input: OfImport): Promise<ImportMoved> {
  return inTransaction(db, actor, async (tx) => {
    const run = await lockImport(tx.client, tx.projectId, input.importId);
    if (!isCancellable(run.state)) throw new DomainError("import.wrong-state", { state: run.state });
    await callOff(tx, run);
    return { importId: run.id, state: "cancelled" };
  });
}
