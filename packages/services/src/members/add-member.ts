import { record, type Tx } from "@gatehouse/db/transactions/tx";
import type { MemberRole } from "@gatehouse/domain/members/member";
import type { Admin } from "../admins/find-or-make-admin.ts";
import { newId } from "../rows/new-id.ts";

/** Writes a membership and records it; `invited` lets a mail follow from the change. Answers the member's id. */
export async function addMember(tx: Tx, admin: Admin, role: MemberRole, invited: boolean): Promise<string> {
  const id = newId(tx.now.getTime());
  await tx.client.member.create({
    data: { projectId: tx.projectId, id, adminId: admin.id, role, createdAt: tx.now },
  });
  const after = { adminId: admin.id, name: admin.name, email: admin.email, role, invited };
  record(tx, "member.added", { kind: "member", id }, { after });
  return id;
}
