import type { Db } from "@gatehouse/db/client";

/** Projects whose log has grown beyond a follower's cursor. */
export async function pendingProjects(db: Db, follower: string): Promise<string[]> {
  const rows = await db.client.$queryRaw<{ project_id: string }[]>`
    select h.project_id from heads h
    left join cursors c on c.project_id = h.project_id and c.name = ${follower}
    where h.position > coalesce(c.position, 0)`;
  return rows.map((row) => row.project_id);
}
