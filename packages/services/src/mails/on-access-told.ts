import type { StoredChange } from "@gatehouse/db/changes/read-changes";
import type { Reaction, ReactionScope } from "../changes/follower.ts";
import { queueUserMail } from "./queue-user-mail.ts";

/** Removal and return of access are told when the verb says so. A return that finds the removal still unsent cancels it instead. */
export const onAccessTold: Reaction = async (scope, change) => {
  const mail = change.after?.mail;
  if (mail === "access-removed") await queueUserMail(scope, change, { kind: "access-removed" });
  if (mail === "access-restored" && !(await cancelsRemoval(scope, change)))
    await queueUserMail(scope, change, { kind: "access-restored" });
};

async function cancelsRemoval(scope: ReactionScope, change: StoredChange): Promise<boolean> {
  const cancelled = await scope.client.$executeRaw`
    update mails set state = 'failed', settled_at = ${scope.now}, error = 'withdrawn'
    where project_id = ${scope.projectId}::uuid and user_id = ${change.subjectId}::uuid and kind = 'access-removed'
      and state = 'queued' and batch_id is null`;
  return cancelled > 0;
}
