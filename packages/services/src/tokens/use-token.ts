import type { Db } from "@gatehouse/db/client";
import { databaseNow } from "@gatehouse/db/client";
import type { TokenActor } from "@gatehouse/domain/actors/actor";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import type { TokenScope } from "@gatehouse/domain/members/token-scope";
import { hashSecret } from "../secrets/derive-secret.ts";

/**
 * The system behind a key, for one thing it wants to do; notes when and from where it was used.
 * @throws {DomainError} `token.invalid` for an unknown or ended key, `request.forbidden` for a thing it was not made for
 */
export async function useToken(
  db: Db,
  token: string,
  scope: TokenScope,
  address: string,
): Promise<TokenActor> {
  const row = await db.client.apiToken.findUnique({ where: { tokenHash: hashSecret(token) } });
  if (!row || row.revokedAt !== null) throw new DomainError("token.invalid");
  const scopes = row.scopes.split(" ");
  if (!scopes.includes(scope)) throw new DomainError("request.forbidden", { scope });
  await db.client.apiToken.update({
    where: { projectId_id: { projectId: row.projectId, id: row.id } },
    data: { lastUsedAt: await databaseNow(db, db.client), lastUsedFrom: address },
  });
  return { kind: "token", projectId: row.projectId, tokenId: row.id, scopes };
}
