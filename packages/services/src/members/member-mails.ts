import type { Follower } from "../changes/follower.ts";
import { newId } from "../rows/new-id.ts";

/** Tells a new admin by mail who invited them and as what. Runs at most once for each change. */
export const memberMails: Follower = {
  name: "member-mails",
  verbs: ["member.added"],
  react: async ({ client, projectId, now }, change) => {
    if (change.verb !== "member.added" || change.after?.invited !== true) return;
    const { name, email, role } = change.after;
    const [kind, adminId] = change.actor.split(":");
    const inviter = kind === "admin" ? await client.admin.findUnique({ where: { id: adminId ?? "" } }) : null;
    await client.mail.createMany({
      data: [
        {
          id: newId(now.getTime()),
          projectId,
          kind: "member-invited",
          recipient: String(email),
          params: JSON.stringify({ adminName: name, role, invitedBy: inviter?.name ?? null }),
          createdAt: now,
          notBefore: now,
          reactionKey: `member-invited/${projectId}/${change.position}`,
        },
      ],
      skipDuplicates: true,
    });
  },
};
