import type { Follower, Reaction } from "../changes/follower.ts";
import { onAccessTold } from "./on-access-told.ts";
import { onInvitationMade } from "./on-invitation-made.ts";
import { onPassActivated } from "./on-pass-activated.ts";
import { onUserBlocked } from "./on-user-blocked.ts";

/** Every change that owes a person a mail, one reaction each. */
export const mailReactions: readonly Reaction[] = [
  onInvitationMade,
  onPassActivated,
  onAccessTold,
  onUserBlocked,
];

/** Follows the change logs and queues the mails they owe; a use case never queues one itself. */
export const mailFollower: Follower = {
  name: "mails",
  react: async (scope, change) => {
    for (const reaction of mailReactions) await reaction(scope, change);
  },
};
