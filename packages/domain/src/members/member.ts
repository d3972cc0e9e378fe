/** What an admin may be in a project. */
export const memberRoles = ["owner", "admin", "desk", "auditor"] as const;

/** One of the four roles of an admin in a project. */
export type MemberRole = (typeof memberRoles)[number];
