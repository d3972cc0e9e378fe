import { randomBytes } from "node:crypto";
import type { PairingCode } from "@gatehouse/contracts/bridges/pair-bridge";
import type { Tx } from "@gatehouse/db/transactions/tx";
import { magicCodeAlphabet } from "@gatehouse/domain/invitations/magic-code";
import { newId } from "../rows/new-id.ts";
import { hashSecret } from "../secrets/derive-secret.ts";

/** An hour: long enough to walk to the site's computer. */
const validityMs = 3_600_000;
/** 31^16 is 79 bits; it is typed once, on a command line. */
const codeLength = 16;

/** Ends earlier codes of a bridge and makes a new one. The code is answered once; only its hash is kept. */
export async function openPairing(tx: Tx, bridgeId: string): Promise<PairingCode> {
  const { projectId } = tx;
  await tx.client.bridgePairing.updateMany({
    where: { projectId, bridgeId, usedAt: null },
    data: { usedAt: tx.now },
  });
  const signs = randomSigns();
  const expiresAt = new Date(tx.now.getTime() + validityMs);
  await tx.client.bridgePairing.create({
    data: {
      projectId,
      id: newId(tx.now.getTime()),
      bridgeId,
      codeHash: hashSecret(signs),
      createdAt: tx.now,
      expiresAt,
    },
  });
  const code = signs.replace(/.{4}(?=.)/g, "$&-");
  return { bridgeId, code, expiresAt: expiresAt.toISOString() };
}

/** What somebody typed, as it was hashed. */
export const pairingSigns = (typed: string): string => typed.replace(/[^0-9A-Za-z]/g, "").toUpperCase();

function randomSigns(): string {
  const size = magicCodeAlphabet.length;
  const fair = 256 - (256 % size);
  const signs: string[] = [];
  while (signs.length < codeLength)
    for (const byte of randomBytes(codeLength))
      if (byte < fair && signs.length < codeLength) signs.push(magicCodeAlphabet.charAt(byte % size));
  return signs.join("");
}
