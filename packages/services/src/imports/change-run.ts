import type { SetFormatInput } from "@gatehouse/contracts/imports/import-format";
import type { OfImport } from "@gatehouse/contracts/imports/import-run";
import type {
  ChooseInput,
  ImportMoved,
  SetImportOptionsInput,
} from "@gatehouse/contracts/imports/import-verbs";
import type { Db, TransactionClient } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
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
export function setFormat(db: Db, actor: Actor, input: SetFormatInput): Promise<ImportMoved> {
  const { projectId, importId, remember, ...choice } = input;
  if (choice.columns && !isReadable(choice.columns))
    throw new DomainError("request.invalid", { field: "columns" });
  const change = async (client: TransactionClient, run: ImportRecord) => {
    checkFile(run);
    const { headerKey } = JSON.parse(run.found);
    if (remember && choice.columns && typeof headerKey === "string")
      await client.project.update({
        where: { id: projectId },
        data: { importMapping: JSON.stringify({ header: headerKey, columns: choice.columns }) },
      });
    return { choice: JSON.stringify(choice), refusal: null };
  };
  return changeRun(
    db,
    actor,
    { projectId, importId },
    { told: { ...choice, remember }, state: "reading", change },
  );
}

/**
 * Chooses whether the file replaces the list, and who else is invited; the plan is made anew.
 * @throws {DomainError} `request.not-found`, `import.wrong-state`
 */
export function setImportOptions(db: Db, actor: Actor, input: SetImportOptionsInput): Promise<ImportMoved> {
  const { mode, inviteAll, tellReturned } = input;
  const change = (_client: TransactionClient, run: ImportRecord) => {
    const choice = run.kind === "revert" ? JSON.stringify({ tellReturned }) : run.choice;
    return Promise.resolve({ mode, inviteAll, choice });
  };
  return changeRun(db, actor, input, { told: { mode, inviteAll, tellReturned }, state: "planning", change });
}

/**
 * Says of one row who it is, or that somebody an admin sent away comes back; the plan is made anew.
 * @throws {DomainError} `request.not-found` for an unknown row or person, `import.wrong-state`
 */
export function chooseForRow(db: Db, actor: Actor, input: ChooseInput): Promise<ImportMoved> {
  const { projectId, importId, n, choice } = input;
  const change = async (client: TransactionClient) => {
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
  };
  return changeRun(db, actor, input, { told: { row: n, choice: choice.kind }, state: "planning", change });
}

/** What is changed about a run: what the log says of it, the state it works in then, and how the rows are changed. */
export type RunChange = {
  readonly told: object;
  readonly state: "reading" | "planning";
  readonly change: (client: TransactionClient, run: ImportRecord) => Promise<Partial<ImportRecord>>;
};

/**
 * Changes a run that waits and sends it back to work. Whoever had agreed to its plan has agreed to another one. A file that was
 * refused can only be read anew.
 * @throws {DomainError} `request.not-found`, `import.wrong-state`
 */
export function changeRun(
  db: Db,
  actor: Actor,
  { importId }: OfImport,
  { told, state, change }: RunChange,
): Promise<ImportMoved> {
  return inTransaction(db, actor, async (tx) => {
    const { projectId } = tx;
    const run = await lockImport(tx.client, projectId, importId);
    if (!open.includes(run.state) || (state === "planning" && isHalfRead(run)))
      throw new DomainError("import.wrong-state", { state: run.state });
    const data = await change(tx.client, run);
    const disagreed = {
      agreedHash: null,
      agreedBy: null,
      approvedBy: null,
      failure: null,
      claimedUntil: null,
    };
    await tx.client.import.update({
      where: { projectId_id: { projectId, id: importId } },
      data: { ...data, ...disagreed, state },
    });
    const before = { state: run.state };
    record(tx, "import.adjusted", { kind: "import", id: importId }, { before, after: { state, ...told } });
    return { importId, state };
  });
}

/** Of a file that was refused, or whose reading broke off, there may be rows: a plan of them would remove everybody else. */
const isHalfRead = ({ state, kind }: ImportRecord): boolean => state === "refused" && kind !== "revert";

function checkFile(run: ImportRecord): void {
  if (run.kind === "revert") throw new DomainError("import.wrong-state", { state: run.state });
}
