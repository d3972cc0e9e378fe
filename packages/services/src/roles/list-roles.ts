import type { RolesList } from "@gatehouse/contracts/roles/roles";
import { readHead } from "@gatehouse/db/changes/read-changes";
import type { Db } from "@gatehouse/db/client";
import { inSnapshot } from "@gatehouse/db/transactions/in-transaction";
import { DomainError } from "@gatehouse/domain/errors/domain-error";

type Row = {
  id: string;
  name: string;
  description: string;
  createdAt: Date;
  holders: number;
  isDefault: boolean;
};

/** Every role of a project by name, with how many people hold it who are not archived. */
export function listRoles(db: Db, projectId: string): Promise<RolesList> {
  return inSnapshot(db, async (client) => {
    const head = await readHead(client, projectId);
    if (!head) throw new DomainError("request.not-found");
    const rows = await client.$queryRaw<Row[]>`
      select r.id, r.name, r.description, r.created_at as "createdAt", r.id is not distinct from p.default_role_id as "isDefault",
        (select count(*)::int from user_roles ur join users u on u.project_id = ur.project_id and u.id = ur.user_id
          where ur.project_id = r.project_id and ur.role_id = r.id and u.standing <> 'archived') as holders
      from roles r join projects p on p.id = r.project_id
      where r.project_id = ${projectId}::uuid order by lower(r.name), r.id`;
    return {
      roles: rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })),
      defaultRoleId: rows.find((row) => row.isDefault)?.id ?? null,
      asOf: { epoch: head.epoch, position: head.position },
    };
  });
}
