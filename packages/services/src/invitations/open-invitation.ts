import type { Tx } from "@gatehouse/db/transactions/tx";
import { newId } from "../rows/new-id.ts";
import { deriveCode, deriveToken, hashSecret } from "../secrets/derive-secret.ts";
import { hashCode } from "./hash-code.ts";

/** What an invitation is for; it decides what the mail says. */
export type InvitationKind = "first" | "again" | "new-phone" | "old-phone-lost";

/** Makes the one open invitation of a person. The mail is a reaction to the change that names it. */
export async function openInvitationRow(
  tx: Tx,
  input: { userId: string; kind: InvitationKind; expiresAt: Date },
): Promise<{ invitationId: string; invitationExpiresAt: Date }> {
  const id = newId(tx.now.getTime());
  await tx.client.invitation.create({
    data: {
      projectId: tx.projectId,
      id,
      userId: input.userId,
      kind: input.kind,
      tokenHash: hashSecret(deriveToken(tx.secretKey, "invitation-link", id)),
      codeHash: hashCode(tx.secretKey, deriveCode(tx.secretKey, "magic-code", id)),
      createdAt: tx.now,
      expiresAt: input.expiresAt,
      invitedBy: tx.by,
    },
  });
  return { invitationId: id, invitationExpiresAt: input.expiresAt };
}

/** When an invitation made now runs out, by the project's setting. */
export async function invitationEnd(tx: Tx): Promise<Date> {
  const project = await tx.client.project.findUniqueOrThrow({ where: { id: tx.projectId } });
  return new Date(tx.now.getTime() + project.invitationDays * 24 * 60 * 60 * 1000);
}
