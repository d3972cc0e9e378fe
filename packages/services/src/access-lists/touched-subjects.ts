import type { StoredChange } from "@gatehouse/db/changes/read-changes";

/** What of a site's list some changes may have altered: these people, the people who hold these roles, and whether the place itself. */
export type Touched = {
  readonly userIds: ReadonlySet<string>;
  readonly roleIds: ReadonlySet<string>;
  readonly isPlaceTouched: boolean;
};

type SubjectOfChange = Pick<StoredChange, "subjectKind" | "subjectId">;

const placeKinds: ReadonlySet<string> = new Set([
  "role",
  "company",
  "group",
  "site",
  "zone",
  "door",
  "reader",
  "grant",
  "schedule",
]);

/** Names more rather than fewer: what did not change is found out by its hash. Bridges, revocations, mails, members are in no list. */
export function touchedBy(changes: readonly SubjectOfChange[]): Touched {
  const idsOf = (kind: string) =>
    new Set(changes.filter((change) => change.subjectKind === kind).map((change) => change.subjectId));
  return {
    userIds: idsOf("user"),
    roleIds: idsOf("role"),
    isPlaceTouched: changes.some((change) => placeKinds.has(change.subjectKind)),
  };
}

/** Whether nothing of any list can have changed. */
export const isUntouched = (touched: Touched): boolean =>
  touched.userIds.size === 0 && touched.roleIds.size === 0 && !touched.isPlaceTouched;
