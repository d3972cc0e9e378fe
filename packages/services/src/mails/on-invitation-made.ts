import type { Reaction } from "../changes/follower.ts";
import { queueUserMail } from "./queue-user-mail.ts";

/**
 * A new invitation is mailed, whichever verb made it: adding, inviting again, an edited address, an import. Its change is known
 * by the mail it says is queued; a change that merely names an invitation (it ran out, it was used) owes nothing.
 */
export const onInvitationMade: Reaction = async (scope, change) => {
  const { invitationId, mailState } = change.after ?? {};
  if (change.subjectKind !== "user" || mailState !== "queued" || typeof invitationId !== "string") return;
  await queueUserMail(scope, change, { kind: "invitation", invitationId });
};
