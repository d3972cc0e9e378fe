import type { OfImport } from "@gatehouse/contracts/imports/import-run";
import type { ImportMoved } from "@gatehouse/contracts/imports/import-verbs";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { revertWindowMs } from "@gatehouse/domain/imports/import-state";
import { newId } from "../rows/new-id.ts";
import { lockImport } from "./read-import.ts";

/**
 * Starts the undoing of a run: a run of its own whose plan is looked at and agreed to like any other. Asking twice answers
 * the same run as long as it has not ended.
 * @throws {DomainError} `request.not-found`, `import.wrong-state` for a run that has written nothing or is undone already,
 * `import.too-late` after seven days
 */
export function revertImport(db: Db, actor: Actor, input: OfImport): Promise<ImportMoved> {
  return inTransaction(db, actor, async (tx) => {
    const { projectId } = tx;
    const run = await lockImport(tx.client, projectId, input.importId);
    if (run.state !== "done" || run.kind === "revert" || run.finishedAt === null)
      throw new DomainError("import.wrong-state", { state: run.state });
    if (tx.now.getTime() - run.finishedAt.getTime() > revertWindowMs)
      throw new DomainError("import.too-late");
    const former = await tx.client.import.findFirst({
      where: { projectId, revertsId: run.id, state: { not: "cancelled" } },
    });
    if (former?.state === "done") throw new DomainError("import.wrong-state", { state: "reverted" });
    if (former) return { importId: former.id, state: former.state as ImportMoved["state"] };
    const id = newId(tx.now.getTime());
    await tx.client.import.create({
      data: {
        ...{ projectId, id, kind: "revert", state: "planning", revertsId: run.id, fileName: run.fileName },
        ...{ scope: run.scope, companyId: run.companyId, groupId: run.groupId, scopeName: run.scopeName },
        choice: JSON.stringify({ tellReturned: true }),
        ...{ createdAt: tx.now, createdBy: tx.by },
      },
    });
    const after = { state: "planning", kind: "revert", reverts: run.id };
    record(tx, "import.undoing-started", { kind: "import", id }, { after });
    return { importId: id, state: "planning" };
  });
}
