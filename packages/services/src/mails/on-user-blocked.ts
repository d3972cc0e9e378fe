import type { Reaction } from "../changes/follower.ts";
import { queueUserMail } from "./queue-user-mail.ts";

/** The first of several overlapping blocks is told, without its reason; the archived hear nothing, they are out already. */
export const onUserBlocked: Reaction = async (scope, change) => {
  const before = change.before?.standing;
  if (change.verb !== "user.blocked" || before === "blocked" || before === "archived") return;
  await queueUserMail(scope, change, { kind: "blocked" });
};
