import type { ProjectView } from "@gatehouse/contracts/projects/projects";
import type { Db } from "@gatehouse/db/client";
import type { MemberRole } from "@gatehouse/domain/members/member";

type Row = { id: string; name: string; role: MemberRole; time_zone: string; is_demo: boolean };

/** The projects an admin is a member of, in the order they came to them: the first is the one that opens by itself. */
export async function listProjects(db: Db, adminId: string): Promise<ProjectView[]> {
  const rows = await db.client.$queryRaw<Row[]>`
    select p.id, p.name, m.role, p.time_zone, p.is_demo from members m join projects p on p.id = m.project_id
    where m.admin_id = ${adminId}::uuid order by m.created_at, plain_text(p.name), p.id`;
  return rows.map(({ id, name, role, time_zone, is_demo }) => ({
    id,
    name,
    role,
    timeZone: time_zone,
    isDemo: is_demo,
  }));
}
