import { memberRoles } from "@gatehouse/domain/members/member";
import * as z from "zod/mini";
import { email, id, inProject, line, moment } from "../fields/fields.ts";
import { asOf } from "../live/frame.ts";

/** An admin of the project. */
export const memberRow = z.object({
  id,
  adminId: id,
  name: z.string(),
  email: z.string(),
  role: z.enum(memberRoles),
  createdAt: moment,
  /** Newest use of any open session; null while signed out. */
  lastSeenAt: z.nullable(moment),
  /** Browsers in which this admin is signed in now. */
  openSessions: z.number(),
});
export type MemberRow = z.output<typeof memberRow>;

export const membersListInput = z.strictObject(inProject);
/** All members by name; a project has few. */
export const membersList = z.object({ members: z.array(memberRow), asOf });
export type MembersList = z.output<typeof membersList>;

/** The name counts only for an address nobody signs in with yet: an admin has one name in all projects. */
export const inviteMemberInput = z.strictObject({
  ...inProject,
  name: line(100),
  email,
  role: z.enum(memberRoles),
});
export type InviteMemberInput = z.output<typeof inviteMemberInput>;
export const inviteMemberAnswer = z.object({ id });

export const changeMemberRoleInput = z.strictObject({
  ...inProject,
  memberId: id,
  role: z.enum(memberRoles),
});
export type ChangeMemberRoleInput = z.output<typeof changeMemberRoleInput>;

/** One member of the project. */
export const memberInput = z.strictObject({ ...inProject, memberId: id });
export type MemberInput = z.output<typeof memberInput>;

export const endMemberSessionInput = z.strictObject({ ...inProject, memberId: id, sessionId: id });
export type EndMemberSessionInput = z.output<typeof endMemberSessionInput>;
