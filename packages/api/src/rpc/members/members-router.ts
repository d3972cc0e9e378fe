import {
  changeMemberRoleInput,
  endMemberSessionInput,
  inviteMemberAnswer,
  inviteMemberInput,
  memberInput,
  membersList,
  membersListInput,
} from "@gatehouse/contracts/members/members";
import { sessionsList } from "@gatehouse/contracts/sessions/sessions";
import { changeMemberRole } from "@gatehouse/services/members/change-member-role";
import { inviteMember } from "@gatehouse/services/members/invite-member";
import { listMembers } from "@gatehouse/services/members/list-members";
import { removeMember } from "@gatehouse/services/members/remove-member";
import { endMemberSession } from "@gatehouse/services/sessions/end-member-session";
import { listMemberSessions } from "@gatehouse/services/sessions/list-sessions";
import { done } from "../done.ts";
import { projectProcedure } from "../procedures.ts";
import { rpc } from "../rpc.ts";

/** The admins of a project. */
export const membersRouter = rpc.router({
  list: projectProcedure("members.see")
    .input(membersListInput)
    .output(membersList)
    .query(({ ctx, input }) => listMembers(ctx.db, input.projectId)),
  invite: projectProcedure("members.manage")
    .input(inviteMemberInput)
    .output(inviteMemberAnswer)
    .mutation(({ ctx, input }) => inviteMember(ctx.db, ctx.actor, input)),
  changeRole: projectProcedure("members.manage")
    .input(changeMemberRoleInput)
    .output(done)
    .mutation(({ ctx, input }) => changeMemberRole(ctx.db, ctx.actor, input).then(() => null)),
  remove: projectProcedure("members.manage")
    .input(memberInput)
    .output(done)
    .mutation(({ ctx, input }) => removeMember(ctx.db, ctx.actor, input).then(() => null)),
  sessions: projectProcedure("members.manage")
    .input(memberInput)
    .output(sessionsList)
    .query(async ({ ctx, input }) => ({
      sessions: await listMemberSessions(ctx.db, ctx.actor, input.memberId),
    })),
  endSession: projectProcedure("members.manage")
    .input(endMemberSessionInput)
    .output(done)
    .mutation(({ ctx, input }) => endMemberSession(ctx.db, ctx.actor, input).then(() => null)),
});
