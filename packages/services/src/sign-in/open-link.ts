import type { TransactionClient } from "@gatehouse/db/client";
import { newId } from "../rows/new-id.ts";
import { deriveCode, deriveToken, hashSecret } from "../secrets/derive-secret.ts";

/** What a new link is made for. */
export type NewLink = {
  readonly email: string;
  readonly adminId: string | null;
  readonly browserHash: string | null;
  readonly validMs: number;
};

type Scope = { readonly client: TransactionClient; readonly now: Date; readonly secretKey: Uint8Array };

/** Writes a link whose token and code follow from its id; the row holds their hashes only. Answers the id. */
export async function openLink(scope: Scope, link: NewLink): Promise<string> {
  const { client, now, secretKey } = scope;
  const id = newId(now.getTime());
  await client.signInLink.create({
    data: {
      id,
      email: link.email,
      adminId: link.adminId,
      browserHash: link.browserHash,
      tokenHash: hashSecret(deriveToken(secretKey, "sign-in-link", id)),
      codeHash: hashSecret(deriveCode(secretKey, "sign-in-code", id)),
      createdAt: now,
      expiresAt: new Date(now.getTime() + link.validMs),
    },
  });
  return id;
}

/** Queues the mail of a link, once; its text is derived from the link's id when it is sent. */
export async function queueLinkMail(scope: Scope, link: { id: string; email: string }): Promise<void> {
  await scope.client.mail.createMany({
    data: [
      {
        id: newId(scope.now.getTime()),
        kind: "sign-in",
        recipient: link.email,
        linkId: link.id,
        createdAt: scope.now,
        notBefore: scope.now,
        reactionKey: `sign-in/${link.id}`,
      },
    ],
    skipDuplicates: true,
  });
}
