import type { TransactionClient } from "@gatehouse/db/client";

/**
 * For the rest of this transaction no table is read from its beginning while an index can answer, and no helpers are
 * started. A page wants few rows, so the planner likes to take the first that fit out of a table scan; that is quick until
 * the people who fit stand at its end, or another project's rows stand before them. Parallel workers cost more to start
 * than a page takes.
 */
export async function withoutTableScans(client: TransactionClient): Promise<void> {
  await client.$queryRaw`
    select set_config('enable_seqscan', 'off', true), set_config('max_parallel_workers_per_gather', '0', true)`;
}
