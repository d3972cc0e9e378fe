import { type Db, databaseNow } from "@gatehouse/db/client";
import { lastFour } from "@gatehouse/domain/invitations/magic-code";
import { signInValidityMs } from "@gatehouse/domain/sessions/sign-in-link";
import { deriveCode, deriveToken } from "../secrets/derive-secret.ts";
import { openLink } from "./open-link.ts";

/**
 * Makes a link to print on a terminal: good once, in any browser. Answers the path to put after the public address; its
 * fragment holds the token and the four signs that a mailed link leaves to the reader. Never log it and never mail it.
 */
export async function makePrintedLink(
  db: Db,
  adminId: string,
  validMs: number = signInValidityMs,
): Promise<string> {
  const admin = await db.client.admin.findUniqueOrThrow({ where: { id: adminId } });
  const now = await databaseNow(db, db.client);
  const scope = { client: db.client, now, secretKey: db.secretKey };
  const id = await openLink(scope, { email: admin.email, adminId, browserHash: null, validMs });
  return printedPath(db.secretKey, id);
}

/** The whole path of a link that is bound to no browser. */
export function printedPath(secretKey: Uint8Array, linkId: string): string {
  const token = deriveToken(secretKey, "sign-in-link", linkId);
  return `/login/confirm#${token}.${lastFour(deriveCode(secretKey, "sign-in-code", linkId))}`;
}
