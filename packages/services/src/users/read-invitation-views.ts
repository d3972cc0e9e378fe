import type { UserDetails } from "@gatehouse/contracts/users/user-profile";
import { nameActors } from "../changes/name-actors.ts";
import { iso } from "../rows/iso.ts";
import type { UserScope } from "./read-user-details.ts";

type View = UserDetails["invitations"][number];

/** How many invitations a profile shows. */
const shown = 50;

/**
 * The invitations of a person, newest first, each with the newest mail that carried it. One that has run out by the clock
 * is shown as expired even before the job has recorded it.
 */
export async function readInvitationViews({ client, projectId, userId, now }: UserScope): Promise<View[]> {
  const rows = await client.invitation.findMany({
    where: { projectId, userId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: shown,
  });
  const mails = await client.mail.findMany({
    where: { projectId, invitationId: { in: rows.map((row) => row.id) } },
    orderBy: { createdAt: "desc" },
  });
  const byName = await nameActors(
    client,
    projectId,
    rows.map((row) => row.invitedBy),
  );
  return rows.map((row) => {
    const mail = mails.find((one) => one.invitationId === row.id);
    const hasRunOut = row.state === "open" && row.expiresAt <= now;
    return {
      id: row.id,
      kind: row.kind,
      state: hasRunOut ? "expired" : (row.state as View["state"]),
      why: row.why as View["why"],
      at: row.createdAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      closedAt: hasRunOut ? row.expiresAt.toISOString() : iso(row.closedAt),
      by: byName(row.invitedBy),
      mail: mail
        ? {
            state: mail.state as NonNullable<View["mail"]>["state"],
            recipient: mail.recipient,
            sentAt: iso(mail.sentAt),
            error: mail.error,
          }
        : null,
    };
  });
}
