import type { Db } from "@gatehouse/db/client";

/** Whether the database answers now. */
export async function isDatabaseReady(db: Db): Promise<boolean> {
  try {
    await db.client.$queryRaw`select 1`;
    return true;
  } catch {
    return false;
  }
}
