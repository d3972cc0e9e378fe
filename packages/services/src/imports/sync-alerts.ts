import type { StoredChange } from "@gatehouse/db/changes/read-changes";
import type { Follower, ReactionScope } from "../changes/follower.ts";
import { newId } from "../rows/new-id.ts";

/** Tells the chosen admins by mail that a list another system sent was not applied; the owners when nobody was chosen. A list sent again that ends as before is told once. */
export const syncAlerts: Follower = {
  name: "sync-alerts",
  verbs: ["import.stopped"],
  react: async (scope, change) => {
    if (change.verb !== "import.stopped") return;
    const { what, removals, inScope, faultyRows } = change.after ?? {};
    const { projectId, now } = scope;
    if (await wasTold(scope, change)) return;
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

/** Whether the run has stopped before and its last stop was this very one. */
async function wasTold({ client, projectId }: ReactionScope, change: StoredChange): Promise<boolean> {
  const [last] = await client.$queryRaw<{ after: string }[]>`
    select d.after from changes x
    join commits c on c.project_id = x.project_id and c.id = x.commit_id
    join change_details d on d.project_id = x.project_id and d.commit_id = x.commit_id and d.i = x.i
    where x.project_id = ${projectId}::uuid and x.subject_kind = 'import' and x.subject_id = ${change.subjectId}::uuid
      and x.verb = ${change.verb} and c.first_position + x.i < ${change.position}
    order by c.first_position + x.i desc limit 1`;
  return last !== undefined && outcome(JSON.parse(last.after)) === outcome(change.after ?? {});
}

/** What a mail says of a stop, as one text: of a held list how many would go, of any other how many lines are faulty. */
const outcome = ({ what, removals, inScope, faultyRows }: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(what === "held" ? [what, removals, inScope] : [what, faultyRows]);

async function alerted({ client, projectId }: ReactionScope) {
  const mayImport = { projectId, role: { in: ["owner", "admin"] } };
  const chosen = await client.member.findMany({
    where: { ...mayImport, syncAlerts: true },
    include: { admin: true },
  });
  if (chosen.length > 0) return chosen;
  return client.member.findMany({ where: { projectId, role: "owner" }, include: { admin: true } });
}
