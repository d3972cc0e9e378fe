import type { UserDetails } from "@gatehouse/contracts/users/user-profile";
import { Prisma } from "@gatehouse/db/client";
import { iso } from "../rows/iso.ts";
import type { UserScope } from "../users/read-user-details.ts";
import { recordStatusAt } from "./record-status.ts";

type View = UserDetails["roles"][number];
type Row = Omit<View, "validFrom" | "validTo" | "at"> & {
  validFrom: Date | null;
  validTo: Date | null;
  at: Date;
};

/** The roles of a person with validity, record status now, and how each of them came. */
export async function readHeldRoleViews({ client, projectId, userId, now }: UserScope): Promise<View[]> {
  const isArchived = Prisma.sql`exists (select from archivings a where a.project_id = ur.project_id and a.user_id = ur.user_id and a.closed_at is null)`;
  const rows = await client.$queryRaw<Row[]>`
    select r.id, r.name, ${recordStatusAt(now, isArchived)} as status, ur.valid_from as "validFrom", ur.valid_to as "validTo",
      ur.source, ur.created_at as at
    from user_roles ur join roles r on r.project_id = ur.project_id and r.id = ur.role_id
    where ur.project_id = ${projectId}::uuid and ur.user_id = ${userId}::uuid order by r.name`;
  return rows.map((row) => ({
    ...row,
    validFrom: iso(row.validFrom),
    validTo: iso(row.validTo),
    at: row.at.toISOString(),
  }));
}
