import type { Tx } from "@gatehouse/db/transactions/tx";
import { newId } from "../rows/new-id.ts";
import { deriveCode, deriveToken, hashSecret } from "../secrets/derive-secret.ts";
import { hashCode } from "./hash-code.ts";

/** What an invitation is for; it decides what the mail says. */
export type InvitationKind = "first" | "again" | "new-phone" | "old-phone-lost";

/** An invitation that is to be made. */
export type NewInvitation = {
  readonly userId: string;
  readonly kind: InvitationKind;
  readonly expiresAt: Date;
};

/** An invitation that was made, under the names of the log. */
export type OpenedInvitation = { readonly invitationId: string; readonly invitationExpiresAt: Date };

/** Makes the one open invitation of a person. The mail is a reaction to the change that names it. */
export async function openInvitationRow(tx: Tx, invitation: NewInvitation): Promise<OpenedInvitation> {
  const [opened] = await openInvitationRows(tx, [invitation]);
  if (!opened) throw new Error("an invitation was to be made and none was");
  return opened;
}

/** The same for several people, in their order, in one statement. */
export async function openInvitationRows(
  tx: Tx,
  invitations: readonly NewInvitation[],
): Promise<OpenedInvitation[]> {
  const rows = invitations.map((invitation) => ({ ...invitation, id: newId(tx.now.getTime()) }));
  const column = <T>(pick: (row: (typeof rows)[number]) => T) => rows.map(pick);
  await tx.client.$executeRaw`
    insert into invitations (project_id, id, user_id, kind, token_hash, code_hash, created_at, expires_at, invited_by)
    select ${tx.projectId}::uuid, i.id, i.user_id, i.kind, i.token_hash, i.code_hash, ${tx.now}, i.expires_at, ${tx.by}
    from unnest(${column((row) => row.id)}::uuid[], ${column((row) => row.userId)}::uuid[],
      ${column((row) => row.kind)}::text[],
      ${column((row) => hashSecret(deriveToken(tx.secretKey, "invitation-link", row.id)))}::text[],
      ${column((row) => hashCode(tx.secretKey, deriveCode(tx.secretKey, "magic-code", row.id)))}::text[],
      ${column((row) => row.expiresAt)}::timestamptz[]) as i (id, user_id, kind, token_hash, code_hash, expires_at)`;
  return rows.map(({ id, expiresAt }) => ({ invitationId: id, invitationExpiresAt: expiresAt }));
}

/** When an invitation made now runs out, by the project's setting. */
export async function invitationEnd(tx: Tx): Promise<Date> {
  const project = await tx.client.project.findUniqueOrThrow({ where: { id: tx.projectId } });
  return new Date(tx.now.getTime() + project.invitationDays * 24 * 60 * 60 * 1000);
}
