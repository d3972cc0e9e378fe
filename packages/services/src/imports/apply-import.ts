import { type Db, databaseNow } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record, type Tx } from "@gatehouse/db/transactions/tx";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import type { ImportState } from "@gatehouse/domain/imports/import-state";
import { noCounts } from "@gatehouse/domain/imports/plan-kind";
import { actorOfName } from "./actor-of-name.ts";
import { addPeople, giveNewNumbers } from "./add-people.ts";
import { changePeople } from "./change-people.ts";
import { type ClaimedImport, releaseImport } from "./claim-import.ts";
import type { ImportTools } from "./import-tools.ts";
import { hasListMoved, makePlan } from "./make-plan.ts";
import { planImport } from "./plan-import.ts";
import { removePeople } from "./remove-people.ts";
import { restorePeople } from "./restore-people.ts";

const timeoutMs = 30 * 60 * 1000;

/** The list has moved so that the plan is another one now. */
class PlanMoved extends Error {
  override readonly name = "PlanMoved";
}

/**
 * Applies the plan that was agreed to, in one transaction that leaves everything or nothing. When the list has moved since,
 * the plan is made anew and compared: nothing is applied that nobody has seen.
 */
export async function applyImport(db: Db, tools: ImportTools, run: ClaimedImport): Promise<ImportState> {
  if (run.agreedHash === null || run.agreedBy === null || run.agreedHash !== run.planHash)
    throw new Error(`import ${run.id} is to be applied and nobody agreed to its plan`);
  const moved = await hasListMoved(db.client, run.projectId, run.planPosition);
  if (moved && (await isOtherPlan(db, run))) return planImport(db, tools, run, true);
  try {
    const numbers = await reserveNumbers(db, run);
    const actor = actorOfName(run.projectId, run.agreedBy);
    const source = run.kind === "sync" ? "sync" : "import";
    await inTransaction(db, actor, (tx) => writeAll(db, tx, run, numbers), {
      timeoutMs,
      source,
      requestId: run.id,
    });
  } catch (error) {
    if (error instanceof PlanMoved || isTaken(error)) return planImport(db, tools, run, true);
    throw error;
  }
  await releaseImport(db, tools, { ...run, state: "done" }, { state: "done" });
  return "done";
}

/** Somebody was given a number or a Sync ID of the file at this very moment; the next plan names them. */
const isTaken = (error: unknown): boolean =>
  error instanceof DomainError && ["credential.number-taken", "user.sync-id-taken"].includes(error.code);

/** Makes the plan again on the list as it is now, and forgets it. */
async function isOtherPlan(db: Db, run: ClaimedImport): Promise<boolean> {
  let hash = "";
  const unmade = new Error("only looked at");
  await db.client
    .$transaction(
      async (client) => {
        ({ hash } = await makePlan(client, run, await databaseNow(db, client)));
        throw unmade;
      },
      { isolationLevel: "RepeatableRead", maxWait: 10_000, timeout: timeoutMs },
    )
    .catch((error: unknown) => {
      if (error !== unmade) throw error;
    });
  return hash !== run.agreedHash;
}

/** The first of the numbers of everybody new. Taken beforehand, so that nobody who adds a person waits for an import; an import that fails leaves a gap. */
export type ReservedNumbers = { readonly short: number; readonly pass: number };

async function reserveNumbers(db: Db, run: ClaimedImport): Promise<ReservedNumbers> {
  const people = await db.client.importItem.count({
    where: { projectId: run.projectId, importId: run.id, kind: "new" },
  });
  const [row] = await db.client.$queryRaw<ReservedNumbers[]>`
    update projects set next_short_number = next_short_number + ${people}, next_pass_number = next_pass_number + ${people}
    where id = ${run.projectId}::uuid
    returning next_short_number - ${people}::int as short, next_pass_number - ${people}::int as pass`;
  if (!row) throw new Error(`import ${run.id} has no project`);
  return row;
}

/** New people first, who hold up nobody; then the rows of those who are written to are held, as shortly as can be. */
async function writeAll(db: Db, tx: Tx, run: ClaimedImport, numbers: ReservedNumbers): Promise<void> {
  await addPeople(tx, run, numbers);
  await run.say({ phase: "lock", done: 0, total: 0 });
  await lockPeople(tx, run);
  const moved = await hasListMoved(tx.client, run.projectId, run.planPosition);
  if (moved && (await makePlan(tx.client, run, tx.now)).hash !== run.agreedHash) throw new PlanMoved();
  await removePeople(tx, run);
  await changePeople(tx, run);
  await restorePeople(tx, run);
  await giveNewNumbers(tx, run);
  await run.say({ phase: "record", done: 0, total: 0 });
  // The transaction may have begun long ago; the time a run can be reverted in counts from its end.
  await finish(tx, run, await databaseNow(db, tx.client));
}

/** The ids come as one array: joined, people who were added a moment ago, whom no statistics know yet, would all be read. */
async function lockPeople(tx: Tx, run: ClaimedImport): Promise<void> {
  await tx.client.$queryRaw`
    with held as (
      select u.id from users u where u.project_id = ${run.projectId}::uuid and u.id = any(array(
        select user_id from import_items where project_id = ${run.projectId}::uuid and import_id = ${run.id}::uuid
          and kind in ('changed', 'restored', 'removed')))
      order by u.id for no key update)
    select count(*) from held`;
}

async function finish(tx: Tx, run: ClaimedImport, finishedAt: Date): Promise<void> {
  const of = { projectId: run.projectId, importId: run.id };
  const kinds = await tx.client.importItem.groupBy({ by: ["kind"], where: of, _count: true });
  const counts = { ...noCounts, ...Object.fromEntries(kinds.map((one) => [one.kind, one._count])) };
  const plan = JSON.stringify({ ...JSON.parse(run.plan), counts, moved: null });
  const { count } = await tx.client.import.updateMany({
    where: { projectId: run.projectId, id: run.id, state: "applying", agreedHash: run.agreedHash },
    data: { state: "done", plan, failure: null, finishedAt, finishedBy: tx.by },
  });
  if (count !== 1) throw new Error(`import ${run.id} was applied by another worker`);
  const { new: added, changed, restored, removed } = counts;
  const after = {
    state: "done",
    fileHash: run.fileHash,
    added,
    changed,
    restored,
    removed,
    reverts: run.revertsId,
  };
  record(
    tx,
    run.kind === "revert" ? "import.undone" : "import.finished",
    { kind: "import", id: run.id },
    { after },
  );
}
