import type { Db } from "@gatehouse/db/client";
import { openMacKey } from "./seal-mac-key.ts";

/** The key that proves a pass's codes, 32 bytes, as a bridge of the same project holds it. */
export type PassMacKey = {
  readonly userId: string;
  readonly passNumber: number;
  readonly epoch: number;
  readonly keyGeneration: number;
  readonly macKey: Uint8Array;
};

/**
 * The MAC keys of the given people, in the order of their pass numbers. Whoever is absent has no key just now (no phone, or one
 * that has still to renew) and is denied; suspended people are present, their standing denies them.
 */
export async function readMacKeys(
  db: Db,
  projectId: string,
  userIds: readonly string[],
): Promise<PassMacKey[]> {
  if (userIds.length === 0) return [];
  const rows = await db.client.pass.findMany({
    where: { projectId, userId: { in: [...userIds] }, state: "active", macKey: { not: null } },
    orderBy: { number: "asc" },
  });
  return rows.flatMap(({ userId, number: passNumber, epoch, keyGeneration, macKey }) => {
    const owner = { projectId, passNumber, epoch, keyGeneration };
    return macKey === null
      ? []
      : [{ userId, passNumber, epoch, keyGeneration, macKey: openMacKey(db.secretKey, owner, macKey) }];
  });
}
