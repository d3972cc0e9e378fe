import type { SetFormatInput } from "@gatehouse/contracts/imports/import-format";
import type { OfImport } from "@gatehouse/contracts/imports/import-run";
import type {
  ChooseInput,
  ImportMoved,
  SetImportOptionsInput,
} from "@gatehouse/contracts/imports/import-verbs";
import type { Db, TransactionClient } from "@gatehouse/db/client";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { isReadable } from "@gatehouse/domain/imports/file-format";
import type { ImportState } from "@gatehouse/domain/imports/import-state";
import { type ImportRecord, lockImport } from "./read-import.ts";

/** The states in which a run waits and may still be looked at differently. */
const open: readonly ImportState[] = ["refused", "faulty", "ready", "held"];

/**
 * Corrects how the file is read; it is read anew. The choice can be remembered for the project's next file with this header.
 * @throws {DomainError} `request.not-found`, `import.wrong-state`, `request.invalid` for columns that leave a field out
 */
export function setFormat(db: Db, input: SetFormatInput): Promise<ImportMoved> {
  const { projectId, importId, remember, ...choice } = input;
  if (choice.columns && !isReadable(choice.columns))
    throw new DomainError("request.invalid", { field: "columns" });
  return changeRun(db, { projectId, importId }, "reading", async (client, run) => {
    checkFile(run);
    const { headerKey } = JSON.parse(run.found);
    if (remember && choice.columns && typeof headerKey === "string")
      await client.project.update({
        where: { id: projectId },
        data: { importMapping: JSON.stringify({ header: headerKey, columns: choice.columns }) },
      });
    return { choice: JSON.stringify(choice), refusal: null };
  });
}

/**
 * Chooses whether the file replaces the list, and who else is invited; the plan is made anew.
 * @throws {DomainError} `request.not-found`, `import.wrong-state`
 */
export function setImportOptions(db: Db, input: SetImportOptionsInput): Promise<ImportMoved> {
  const { mode, inviteAll, tellReturned } = input;
  return changeRun(db, input, "planning", (_client, run) => {
    if (run.refusal !== null) throw new DomainError("import.wrong-state", { state: run.state });
    const choice = run.kind === "revert" ? JSON.stringify({ tellReturned }) : run.choice;
    return Promise.resolve({ mode, inviteAll, choice });
  });
}

/**
 * Says of one row who it is, or that somebody an admin sent away comes back; the plan is made anew.
 * @throws {DomainError} `request.not-found` for an unknown row or person, `import.wrong-state`
 */
export function chooseForRow(db: Db, input: ChooseInput): Promise<ImportMoved> {
  const { projectId, importId, n, choice } = input;
  return changeRun(db, input, "planning", async (client) => {
    if (choice.kind === "match" && choice.userId !== null) {
      const person = await client.user.findUnique({
        where: { projectId_id: { projectId, id: choice.userId } },
      });
      if (!person) throw new DomainError("request.not-found");
    }
    const data = choice.kind === "match" ? { chosenId: choice.userId } : { restores: choice.restore };
    const { count } = await client.importRow.updateMany({ where: { projectId, importId, n }, data });
    if (count === 0) throw new DomainError("request.not-found");
    return {};
  });
}

/**
 * Changes a run that waits and sends it back to work. Not a change of the list, so the log does not hear of it; what is agreed
 * to in the end is the plan that comes of it.
 * @throws {DomainError} `request.not-found`, `import.wrong-state`
 */
export function changeRun(
  db: Db,
  { projectId, importId }: OfImport,
  state: "reading" | "planning",
  change: (client: TransactionClient, run: ImportRecord) => Promise<Partial<ImportRecord>>,
): Promise<ImportMoved> {
  return db.client.$transaction(async (client) => {
    const run = await lockImport(client, projectId, importId);
    if (!open.includes(run.state)) throw new DomainError("import.wrong-state", { state: run.state });
    const data = await change(client, run);
    await client.import.update({
      where: { projectId_id: { projectId, id: importId } },
      data: {
        ...data,
        state,
        agreedHash: null,
        agreedBy: null,
        approvedBy: null,
        failure: null,
        claimedUntil: null,
      },
    });
    return { importId, state };
  });
}

function checkFile(run: ImportRecord): void {
  if (run.kind === "revert") throw new DomainError("import.wrong-state", { state: run.state });
}
