import type { Tx } from "@gatehouse/db/transactions/tx";
import type { ImportField } from "@gatehouse/domain/imports/file-format";
import type { PlanKind } from "@gatehouse/domain/imports/plan-kind";
import type { ClaimedImport } from "./claim-import.ts";

/** Fields with their texts; a field that is absent stays as it is, null is none. */
export type WrittenFields = Partial<Record<ImportField, string | null>>;

/** One person of the plan, as it is written. */
export type PlannedItem = {
  readonly i: number;
  readonly userId: string;
  readonly invites: boolean;
  readonly hit: boolean;
  readonly before: WrittenFields;
  readonly after: WrittenFields;
};

/**
 * People of one round of statements: enough to spread its cost, few enough that the server has other things to do a few tens of
 * milliseconds later.
 */
const peopleAtOnce = 500;

/** The people of one kind in batches, new ones in the order of the file and others by ascending id, the order of locks. */
export async function* itemsOfKind(
  tx: Tx,
  run: ClaimedImport,
  kind: PlanKind,
): AsyncGenerator<readonly PlannedItem[]> {
  const order = kind === "new" ? ({ i: "asc" } as const) : ({ userId: "asc" } as const);
  let last: { i: number; userId: string } | undefined;
  for (;;) {
    const beyond =
      last === undefined ? {} : kind === "new" ? { i: { gt: last.i } } : { userId: { gt: last.userId } };
    const rows = await tx.client.importItem.findMany({
      where: { projectId: run.projectId, importId: run.id, kind, ...beyond },
      orderBy: order,
      take: peopleAtOnce,
    });
    last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(({ i, userId, invites, hit, before, after }) => ({
      ...{ i, userId, invites, hit },
      ...{ before: JSON.parse(before), after: JSON.parse(after) },
    }));
  }
}
