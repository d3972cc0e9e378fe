import type { Reaction } from "../changes/follower.ts";
import { queueUserMail } from "./queue-user-mail.ts";

/** A person is told which phone carries their pass, so that a stranger's activation does not stay unseen. */
export const onPassActivated: Reaction = async (scope, change) => {
  if (change.verb !== "pass.activated") return;
  const mine = { projectId: scope.projectId, userId: change.subjectId };
  const pass = await scope.client.pass.findFirst({ where: mine, select: { phone: true } });
  const params = { phone: pass?.phone ?? null, at: change.at.toISOString() };
  await queueUserMail(scope, change, { kind: "phone-bound", params });
};
