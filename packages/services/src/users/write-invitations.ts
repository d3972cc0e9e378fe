import type { Tx } from "@gatehouse/db/transactions/tx";
import { type InvitationKind, invitationEnd, openInvitationRows } from "../invitations/open-invitation.ts";
import type { UserDecision } from "./user-decision.ts";

/** What new invitations are for, the same for all or by person, and when they run out; by the project's setting unless said. */
export type InvitationOptions = {
  readonly kind: InvitationKind | ((decision: UserDecision) => InvitationKind);
  readonly expiresAt?: Date;
};

/** What happened to a person's invitation, under the names of the list row and of the log. */
export type InvitationChange = {
  readonly invitationExpiresAt: Date | null;
  readonly withdrawn?: string | null;
  readonly invitationId?: string;
  readonly mailState?: "queued";
};

/** Withdraws and opens invitations, as the decisions say. Answers the change of each person it concerns. */
export async function writeInvitations(
  tx: Tx,
  decisions: readonly UserDecision[],
  options: InvitationOptions | undefined,
): Promise<Map<string, InvitationChange>> {
  const changes = new Map<string, InvitationChange>();
  const closing = decisions.filter(
    ({ outcome }) => outcome.withdrawsInvitation !== null || outcome.opensInvitation,
  );
  if (closing.length > 0) await closeOpenOnes(tx, closing);
  for (const { user, outcome } of closing)
    changes.set(user.id, { invitationExpiresAt: null, withdrawn: outcome.withdrawsInvitation });
  const opening = decisions.filter(({ outcome }) => outcome.opensInvitation);
  if (opening.length === 0) return changes;
  const expiresAt = options?.expiresAt ?? (await invitationEnd(tx));
  const kind = options?.kind ?? "first";
  const kindOf = typeof kind === "function" ? kind : () => kind;
  const opened = await openInvitationRows(
    tx,
    opening.map((decision) => ({ userId: decision.user.id, kind: kindOf(decision), expiresAt })),
  );
  opening.forEach(({ user }, nth) => {
    const made = opened[nth];
    if (made) changes.set(user.id, { ...changes.get(user.id), ...made, mailState: "queued" });
  });
  return changes;
}

/** Ones that ran out unrecorded would break "at most one open" and are closed here as what they are. */
async function closeOpenOnes(tx: Tx, closing: readonly UserDecision[]): Promise<void> {
  await tx.client.$executeRaw`
    update invitations i set state = case when i.expires_at <= ${tx.now} then 'expired' else 'withdrawn' end,
      why = case when i.expires_at <= ${tx.now} then null else c.why end, closed_at = least(i.expires_at, ${tx.now})
    from unnest(${closing.map(({ user }) => user.id)}::uuid[],
      ${closing.map(({ outcome }) => outcome.withdrawsInvitation ?? "replaced")}::text[]) as c (user_id, why)
    where i.project_id = ${tx.projectId}::uuid and i.user_id = c.user_id and i.state = 'open'`;
}
