import { randomBytes } from "node:crypto";
import type { CreatedToken, CreateTokenInput } from "@gatehouse/contracts/tokens/tokens";
import type { Db } from "@gatehouse/db/client";
import { inTransaction } from "@gatehouse/db/transactions/in-transaction";
import { record } from "@gatehouse/db/transactions/tx";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { newId } from "../rows/new-id.ts";
import { hashSecret } from "../secrets/derive-secret.ts";

/** What every key begins with, so that one that lies in a file or a log is recognised as what it is. */
const prefix = "gatehouse_";

/** Makes a key for another system: 32 random bytes, told once and stored as their hash. */
export function createToken(db: Db, actor: Actor, input: CreateTokenInput): Promise<CreatedToken> {
  const token = `${prefix}${randomBytes(32).toString("base64url")}`;
  return inTransaction(db, actor, async (tx) => {
    const id = newId(tx.now.getTime());
    const scopes = [...new Set(input.scopes)];
    const start = token.slice(0, prefix.length + 4);
    await tx.client.apiToken.create({
      data: {
        ...{ projectId: tx.projectId, id, name: input.name, scopes: scopes.join(" "), start },
        ...{ tokenHash: hashSecret(token), createdAt: tx.now, createdBy: tx.by },
      },
    });
    record(tx, "token.created", { kind: "token", id }, { after: { name: input.name, scopes } });
    return { tokenId: id, token };
  });
}
