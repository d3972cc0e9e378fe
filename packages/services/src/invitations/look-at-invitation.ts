import type { InvitationLook, LookState } from "@gatehouse/contracts/invitations/look-at-invitation";
import { type Db, databaseNow } from "@gatehouse/db/client";
import type { Standing } from "@gatehouse/domain/users/standing";
import { readStanding } from "../passes/read-standing.ts";
import { type FoundInvitation, findInvitation } from "./find-invitation.ts";

const unknown: InvitationLook = {
  state: "unknown",
  firstName: null,
  project: null,
  invitedBy: null,
  contact: null,
  expiresAt: null,
  timeZone: null,
  replacesPhone: false,
};

/** What the page behind a link says. Looking uses nothing up, however often and by whomever. */
export async function lookAtInvitation(db: Db, token: string): Promise<InvitationLook> {
  const invitation = await findInvitation(db, token);
  if (!invitation) return unknown;
  const { projectId, userId } = invitation;
  const [now, user, project, pass, standing, inviter] = await Promise.all([
    databaseNow(db, db.client),
    db.client.user.findUnique({ where: { projectId_id: { projectId, id: userId } } }),
    db.client.project.findUnique({ where: { id: projectId } }),
    db.client.pass.findFirst({ where: { projectId, userId } }),
    readStanding(db.client, projectId, userId),
    findInviter(db, invitation.invitedBy),
  ]);
  if (!user || !project) return unknown;
  return {
    state: lookState(invitation, standing, now),
    firstName: user.firstName,
    project: project.name,
    invitedBy: inviter,
    contact: project.contact,
    expiresAt: invitation.expiresAt.toISOString(),
    timeZone: project.timeZone,
    replacesPhone: pass?.state === "active",
  };
}

function lookState(invitation: FoundInvitation, standing: Standing, now: Date): LookState {
  if (standing === "archived") return "removed";
  switch (invitation.state) {
    case "used":
      return "used";
    case "expired":
      return "expired";
    case "withdrawn":
      return withdrawnState(invitation.why);
    default:
      if (standing === "blocked") return "blocked";
      if (now >= invitation.expiresAt) return "expired";
      return standing === "in-review" ? "in-review" : "open";
  }
}

function withdrawnState(why: string | null): LookState {
  if (why === "replaced" || why === "blocked") return why;
  return why === "deleted" ? "removed" : "withdrawn";
}

async function findInviter(db: Db, by: string): Promise<string | null> {
  const [kind, id] = by.split(":");
  if (kind !== "admin" || id === undefined) return null;
  const admin = await db.client.admin.findUnique({ where: { id } });
  return admin?.name ?? null;
}
