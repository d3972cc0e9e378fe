import type { Follower } from "../changes/follower.ts";
import { newId } from "../rows/new-id.ts";
import { whoMayApprove } from "./who-may-approve.ts";

/** Tells everybody who may approve it by mail that an import waits for a second admin. Whoever agreed first is not asked. */
export const approvalMails: Follower = {
  name: "approval-mails",
  verbs: ["import.held"],
  react: async (scope, change) => {
    if (change.verb !== "import.held") return;
    const { client, projectId, now } = scope;
    const run = await client.import.findUnique({
      where: { projectId_id: { projectId, id: change.subjectId } },
    });
    if (run?.state !== "held" || run.agreedBy !== change.actor) return;
    const agreedId = change.actor.slice(change.actor.indexOf(":") + 1);
    const agreed = await client.admin.findUnique({ where: { id: agreedId } });
    const others = await client.member.findMany({
      where: whoMayApprove({ projectId }, change.actor),
      include: { admin: true },
    });
    const params = {
      ...{ isUndoing: run.kind === "revert", agreedBy: agreed?.name ?? null },
      ...{ removals: run.removals, inScope: run.inScope, importId: run.id },
    };
    await client.mail.createMany({
      data: others.map(({ id, admin }) => ({
        ...{ id: newId(now.getTime()), projectId, kind: "import-held", recipient: admin.email },
        params: JSON.stringify({ ...params, adminName: admin.name }),
        ...{ createdAt: now, notBefore: now },
        reactionKey: `import-held/${projectId}/${change.position}/${id}`,
      })),
      skipDuplicates: true,
    });
  },
};
