import type { TokensList } from "@gatehouse/contracts/tokens/tokens";
import type { Db } from "@gatehouse/db/client";
import { inSnapshot } from "@gatehouse/db/transactions/in-transaction";
import { tokenScopes } from "@gatehouse/domain/members/token-scope";
import { nameActors } from "../changes/name-actors.ts";
import { iso } from "../rows/iso.ts";

/** The keys of a project, newest first, ended ones included. */
export function listTokens(db: Db, projectId: string): Promise<TokensList> {
  return inSnapshot(db, async (client) => {
    const tokens = await client.apiToken.findMany({ where: { projectId }, orderBy: { createdAt: "desc" } });
    const names = await nameActors(
      client,
      projectId,
      tokens.map((token) => token.createdBy),
    );
    return {
      rows: tokens.map(({ id, name, scopes, start, createdBy, lastUsedFrom, ...dates }) => ({
        ...{ id, name, start, lastUsedFrom, createdBy: names(createdBy) },
        scopes: tokenScopes.filter((scope) => scopes.split(" ").includes(scope)),
        createdAt: dates.createdAt.toISOString(),
        lastUsedAt: iso(dates.lastUsedAt),
        revokedAt: iso(dates.revokedAt),
      })),
    };
  });
}
