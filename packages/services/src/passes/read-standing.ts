import type { TransactionClient } from "@gatehouse/db/client";
import type { Standing } from "@gatehouse/domain/users/standing";

type Row = { archived: boolean; blocked: boolean; in_review: boolean };

/** A person's standing from its facts, not from the list's copy. */
export async function readStanding(
  client: TransactionClient,
  projectId: string,
  userId: string,
): Promise<Standing> {
  const [row] = await client.$queryRaw<Row[]>`
    select
      exists (select from archivings where project_id = ${projectId}::uuid and user_id = ${userId}::uuid and closed_at is null) as archived,
      exists (select from blocks where project_id = ${projectId}::uuid and user_id = ${userId}::uuid and closed_at is null) as blocked,
      exists (select from reviews where project_id = ${projectId}::uuid and user_id = ${userId}::uuid and closed_at is null) as in_review`;
  if (row?.archived) return "archived";
  if (row?.blocked) return "blocked";
  return row?.in_review ? "in-review" : "active";
}
