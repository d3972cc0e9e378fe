import type { TransactionClient } from "@gatehouse/db/client";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { hashSecret } from "../secrets/derive-secret.ts";

/** How many times something may be done within a window that begins with the first of them. */
export type RateLimit = { readonly points: number; readonly windowMs: number };

/** One counter: a name, what it counts for (kept as a hash only) and its limit. */
export type Counted = { readonly name: string; readonly of: string; readonly limit: RateLimit };

/**
 * Counts one more use on every given counter. The rows survive a restart and are shared by all nodes; their locks are
 * taken in one order. A refused use rolls back with its transaction, so a window ends when it said it would.
 * @throws {DomainError} `request.too-many` with `retryAt` as ISO text
 */
export async function takePoints(
  client: TransactionClient,
  now: Date,
  counted: readonly Counted[],
): Promise<void> {
  const byKey = counted
    .map((one) => ({ ...one, key: `${one.name}/${hashSecret(one.of)}` }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  for (const { key, limit } of byKey) {
    const end = new Date(now.getTime() + limit.windowMs);
    const [row] = await client.$queryRaw<{ points: number; expires_at: Date }[]>`
      insert into rate_counters as c (key, points, expires_at) values (${key}, 1, ${end})
      on conflict (key) do update set
        points = case when c.expires_at <= ${now} then 1 else c.points + 1 end,
        expires_at = case when c.expires_at <= ${now} then ${end} else c.expires_at end
      returning points, expires_at`;
    if (row && row.points > limit.points)
      throw new DomainError("request.too-many", { retryAt: row.expires_at.toISOString() });
  }
}

/** The network an address counts for: itself in IPv4, its /64 in IPv6, where one subscriber has 2^64 addresses. */
export function networkOf(address: string): string {
  if (!address.includes(":") || address.includes(".")) return address.replace(/^::ffff:/i, "");
  const [head = "", tail = ""] = address.toLowerCase().split("%")[0]?.split("::") ?? [];
  const front = head === "" ? [] : head.split(":");
  const back = tail === "" ? [] : tail.split(":");
  const filled = [...front, ...Array<string>(Math.max(0, 8 - front.length - back.length)).fill("0"), ...back];
  return filled
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}
