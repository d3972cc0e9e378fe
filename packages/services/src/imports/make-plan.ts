import type { TransactionClient } from "@gatehouse/db/client";
import { findConflicts } from "./find-conflicts.ts";
import { findHits } from "./find-hits.ts";
import { hashPlan } from "./hash-plan.ts";
import { judgePlan, type PlanJudgement } from "./judge-plan.ts";
import { matchRows } from "./match-rows.ts";
import type { ImportRecord } from "./read-import.ts";
import { writeItems } from "./write-items.ts";
import { writeRevertItems } from "./write-revert-items.ts";

/** A plan as it stands in the items, what it needs, and the position of the list it was made at. */
export type MadePlan = { readonly hash: string; readonly position: bigint; readonly judged: PlanJudgement };

/**
 * Makes the plan of a run out of its rows and the list as this transaction sees it, in a fixed number of statements. The
 * position is read first: whatever commits later counts as having moved the list. `tellStep` hears how many steps are done
 * and of how many; the last one, looking at the plan as a whole, is over when whoever asked is done with it.
 */
export async function makePlan(
  client: TransactionClient,
  run: ImportRecord,
  now: Date,
  tellStep: (done: number, total: number) => Promise<void> = () => Promise.resolve(),
): Promise<MadePlan> {
  const position = await readPosition(client, run.projectId);
  const steps =
    run.kind === "revert" ? [writeRevertItems, findHits] : [matchRows, writeItems, findConflicts, findHits];
  const total = steps.length + 1;
  await tellStep(0, total);
  for (const [nth, step] of steps.entries()) {
    await step(client, run, now);
    await tellStep(nth + 1, total);
  }
  const judged = await judgePlan(client, run);
  return { hash: await hashPlan(client, run, judged), position, judged };
}

async function readPosition(client: TransactionClient, projectId: string): Promise<bigint> {
  return (await client.head.findUniqueOrThrow({ where: { projectId } })).position;
}

/** What a plan is made of beside the file: a change of anything else leaves every plan as it was. */
const planSubjects = ["user", "company", "group", "role", "project", "member", "blocklist-entry"];

/** Whether anything a plan is made of has changed since a position of the list. */
export async function hasListMoved(
  client: TransactionClient,
  projectId: string,
  since: bigint | null,
): Promise<boolean> {
  const [row] = await client.$queryRaw<{ moved: boolean }[]>`
    select exists (
      select from commits k join changes c on c.project_id = k.project_id and c.commit_id = k.id
      where k.project_id = ${projectId}::uuid and k.first_position > ${since ?? 0n}
        and c.subject_kind = any(${planSubjects}::text[])) as moved`;
  return row?.moved ?? true;
}
