import type { Presenter } from "./presented.ts";

/** The bell of the members page: it reads the list anew, where the policy decides what it may see. */
const presentMemberChange: Presenter = (change) => [
  { audience: "admins", name: "member.changed", data: { memberId: change.subjectId } },
];

/** The presenters of everything that happens to members, by verb. */
export const memberPresenters: Readonly<Record<string, Presenter>> = {
  "member.added": presentMemberChange,
  "member.role-changed": presentMemberChange,
  "member.removed": presentMemberChange,
};
