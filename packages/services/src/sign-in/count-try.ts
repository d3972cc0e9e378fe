import type { Db } from "@gatehouse/db/client";
import { networkOf, takePoints } from "../rate-limits/take-points.ts";
import { inSessionTransaction } from "../sessions/in-session-transaction.ts";
import { tryLimit } from "./sign-in-limits.ts";

/**
 * Counts a link or code that somebody of this network tries, in a transaction of its own: the try counts although what
 * it leads to may be refused and rolled back.
 * @throws {DomainError} `request.too-many`
 */
export function countTry(db: Db, address: string): Promise<void> {
  return inSessionTransaction(db, ({ client, now }) =>
    takePoints(client, now, [{ name: "sign-in/try", of: networkOf(address), limit: tryLimit }]),
  );
}
