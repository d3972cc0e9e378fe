import type { Follower, ReactionScope } from "../changes/follower.ts";
import { newId } from "../rows/new-id.ts";

/** Tells the chosen admins by mail that a list another system sent was not applied; the owners when nobody was chosen. */
export const syncAlerts: Follower = {
  name: "sync-alerts",
  verbs: ["import.stopped"],
  react: async (scope, change) => {
    if (change.verb !== "import.stopped") return;
    const { what, removals, inScope, faultyRows } = change.after ?? {};
    const { projectId, now } = scope;
    const members = await alerted(scope);
    await scope.client.mail.createMany({
      data: members.map(({ id, admin }) => ({
        ...{ id: newId(now.getTime()), projectId, kind: "sync-stopped", recipient: admin.email },
        params: JSON.stringify({
          ...{ adminName: admin.name, what, removals, inScope, faultyRows, importId: change.subjectId },
        }),
        ...{ createdAt: now, notBefore: now },
        reactionKey: `sync-stopped/${projectId}/${change.position}/${id}`,
      })),
      skipDuplicates: true,
    });
  },
};

async function alerted({ client, projectId }: ReactionScope) {
  const mayImport = { projectId, role: { in: ["owner", "admin"] } };
  const chosen = await client.member.findMany({
    where: { ...mayImport, syncAlerts: true },
    include: { admin: true },
  });
  if (chosen.length > 0) return chosen;
  return client.member.findMany({ where: { projectId, role: "owner" }, include: { admin: true } });
}
