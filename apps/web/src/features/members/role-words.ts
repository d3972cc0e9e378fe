import type { MemberRole } from "@gatehouse/domain/members/member";

/** What each role is called and what it may do, in one sentence. */
const words: Readonly<Record<MemberRole, { readonly word: string; readonly may: string }>> = {
  owner: { word: "Owner", may: "Everything, also members, settings and erasing people." },
  admin: { word: "Admin", may: "People, invitations, blocks, roles, access and doors." },
  desk: { word: "Desk", may: "Watch doors, handle alarms, lock down, mark people for review." },
  auditor: { word: "Auditor", may: "See everything, change nothing." },
};

/** The role on screen: "Owner". */
export const roleWord = (role: MemberRole): string => words[role].word;

/** What the role may do. */
export const roleMeaning = (role: MemberRole): string => words[role].may;
