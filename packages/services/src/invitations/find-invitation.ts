import type { Db } from "@gatehouse/db/client";
import { hashSecret } from "../secrets/derive-secret.ts";

/** An invitation as a link leads to it, before any project is known. */
export type FoundInvitation = {
  readonly projectId: string;
  readonly id: string;
  readonly userId: string;
  readonly state: string;
  readonly why: string | null;
  readonly expiresAt: Date;
  readonly invitedBy: string;
};

/** The invitation a link's secret belongs to; undefined for a secret that was never made. */
export async function findInvitation(db: Db, token: string): Promise<FoundInvitation | undefined> {
  const row = await db.client.invitation.findFirst({ where: { tokenHash: hashSecret(token) } });
  return row ?? undefined;
}
