import type { Presented, Presenter } from "./presented.ts";
import { presentUserChange } from "./user-change.ts";

/** A mail's move, for the mail log; and for the lists of people when it is the mail of somebody's newest invitation. */
export const presentMailSettled: Presenter = (change) => {
  const { mailId, mailState, reason } = change.after ?? {};
  if (mailId === undefined) return [];
  const moved: Presented = {
    audience: "admins",
    name: "mail.moved",
    data: { mailId, state: mailState, reason: reason ?? null },
  };
  return change.subjectKind === "user" ? [...presentUserChange(change), moved] : [moved];
};
