import type { Reaction } from "../changes/follower.ts";
import { newId } from "../rows/new-id.ts";
import { dueAt, reactionKey } from "./queue-user-mail.ts";

/** An admin is told which project they now belong to, as what, and who added them. */
export const onMemberAdded: Reaction = async (scope, change) => {
  const { adminId, role } = change.after ?? {};
  if (change.verb !== "member.added" || typeof adminId !== "string" || typeof role !== "string") return;
  const [admin, inviter] = [
    await scope.client.admin.findUnique({ where: { id: adminId } }),
    change.actor.startsWith("admin:")
      ? await scope.client.admin.findUnique({ where: { id: change.actor.slice("admin:".length) } })
      : null,
  ];
  if (!admin) return;
  const params = JSON.stringify({ adminId, adminName: admin.name, role, invitedBy: inviter?.name ?? null });
  await scope.client.$executeRaw`
    insert into mails (id, project_id, kind, recipient, params, created_at, not_before, reaction_key)
    values (${newId(change.at.getTime())}::uuid, ${scope.projectId}::uuid, 'member-invited', ${admin.email}, ${params},
      ${change.at}, ${dueAt(change)}, ${reactionKey(scope, change, "member-invited")})
    on conflict (reaction_key) do nothing`;
};
