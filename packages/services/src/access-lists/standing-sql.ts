import { Prisma } from "@gatehouse/db/client";

/** The standing of the person `u` of a query, from the open facts: the strongest wins. */
export const standingOfUser = Prisma.sql`case
  when exists (select from archivings a where a.project_id = u.project_id and a.user_id = u.id and a.closed_at is null) then 'archived'
  when exists (select from blocks b where b.project_id = u.project_id and b.user_id = u.id and b.closed_at is null) then 'blocked'
  when exists (select from reviews r where r.project_id = u.project_id and r.user_id = u.id and r.closed_at is null) then 'in-review'
  else 'active' end`;
