import type { TransactionClient } from "@gatehouse/db/client";
import type { EventRow } from "./batch-rows.ts";
import { mergePatches } from "./merge-patches.ts";

/**
 * Brings the rows of readers to what their last events said; `first` is the position of the first event. Runs while the head of
 * doors is held, so what it reads of a row is what the transaction before it has left.
 */
export async function saveReaderStates(
  client: TransactionClient,
  projectId: string,
  rows: readonly EventRow[],
  first: number,
): Promise<void> {
  const readers = mergePatches(rows, (row) => ({ id: row.readerId, patch: row.readerState }));
  await client.$executeRaw`
    insert into reader_states (project_id, reader_id, link, protection, tampered, power_failing, identity, quarantine,
      install_ends_at, key_changed_at, changed_at, position)
    select r.project_id, r.id, coalesce(e.link, s.link, 'unknown'), coalesce(e.protection, s.protection, 'none'),
      coalesce(e.tampered, s.tampered, false), coalesce(e.power_failing, s.power_failing, false),
      coalesce(e.identity, s.identity), case when e.says_quarantine then e.quarantine else s.quarantine end,
      case when e.says_install then e.install_ends_at else s.install_ends_at end,
      coalesce(e.key_changed_at, s.key_changed_at), e.at, e.position
    from unnest(${readers.map((r) => r.id)}::uuid[], ${readers.map((r) => r.siteId)}::uuid[],
      ${readers.map((r) => r.patch.link ?? null)}::text[], ${readers.map((r) => r.patch.protection ?? null)}::text[],
      ${readers.map((r) => r.patch.tampered ?? null)}::bool[], ${readers.map((r) => r.patch.powerFailing ?? null)}::bool[],
      ${readers.map((r) => r.patch.identity ?? null)}::text[],
      ${readers.map((r) => "quarantine" in r.patch)}::bool[], ${readers.map((r) => r.patch.quarantine ?? null)}::text[],
      ${readers.map((r) => "installEndsAt" in r.patch)}::bool[], ${readers.map((r) => r.patch.installEndsAt ?? null)}::timestamptz[],
      ${readers.map((r) => r.patch.keyChangedAt ?? null)}::timestamptz[],
      ${readers.map((r) => r.at)}::timestamptz[], ${readers.map((r) => first + r.nth - 1)}::bigint[])
      as e (id, site_id, link, protection, tampered, power_failing, identity, says_quarantine, quarantine, says_install,
        install_ends_at, key_changed_at, at, position)
    join readers r on r.project_id = ${projectId}::uuid and r.id = e.id
    join doors d on d.project_id = r.project_id and d.id = r.door_id and d.site_id = e.site_id
    left join reader_states s on s.project_id = r.project_id and s.reader_id = r.id
    on conflict (project_id, reader_id) do update set link = excluded.link, protection = excluded.protection,
      tampered = excluded.tampered, power_failing = excluded.power_failing, identity = excluded.identity,
      quarantine = excluded.quarantine, install_ends_at = excluded.install_ends_at,
      key_changed_at = excluded.key_changed_at, changed_at = excluded.changed_at, position = excluded.position`;
}
