import type { GroupsListInput, GroupsPage } from "@gatehouse/contracts/groups/groups";
import type { Db } from "@gatehouse/db/client";
import { pageByName } from "../rows/page-by-name.ts";

/**
 * A page of groups by name.
 * @throws {DomainError} `request.invalid` for a cursor that is none
 */
export async function listGroups(db: Db, input: GroupsListInput): Promise<GroupsPage> {
  const { rows: groups, ...page } = await pageByName(db, "group", input);
  return { groups, ...page };
}
