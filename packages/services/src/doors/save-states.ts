import type { TransactionClient } from "@gatehouse/db/client";
import type { EventRow } from "./batch-rows.ts";

/** What several events together say of one thing: the later one wins in each field. */
type Merged<Patch> = { id: string; siteId: string; at: Date; position: number; patch: Patch };

function merge<Patch extends object>(
  rows: readonly EventRow[],
  first: number,
  pick: (row: EventRow) => { readonly id: string | null; readonly patch: Patch | undefined },
): Merged<Patch>[] {
  const merged = new Map<string, Merged<Patch>>();
  rows.forEach((row, nth) => {
    const { id, patch } = pick(row);
    if (id === null || patch === undefined) return;
    const before = merged.get(id)?.patch ?? {};
    const { siteId, occurredAt: at } = row;
    merged.set(id, { id, siteId, at, position: first + nth, patch: { ...before, ...patch } });
  });
  return [...merged.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * Brings the rows of doors and readers to what their last events said. Runs while the head of doors is held, so what it
 * reads of a row is what the transaction before it has left.
 */
export async function saveStates(
  client: TransactionClient,
  projectId: string,
  rows: readonly EventRow[],
  first: number,
): Promise<void> {
  await saveDoors(
    client,
    projectId,
    merge(rows, first, (row) => ({ id: row.doorId, patch: row.doorState })),
  );
  await saveReaders(
    client,
    projectId,
    merge(rows, first, (row) => ({ id: row.readerId, patch: row.readerState })),
  );
}

async function saveDoors(
  client: TransactionClient,
  projectId: string,
  doors: readonly Merged<NonNullable<EventRow["doorState"]>>[],
): Promise<void> {
  if (doors.length === 0) return;
  await client.$executeRaw`
    insert into door_states (project_id, door_id, lock, leaf, alarm, changed_at, position)
    select d.project_id, d.id, coalesce(e.lock, s.lock, 'unknown'), coalesce(e.leaf, s.leaf, 'unknown'),
      coalesce(e.alarm, s.alarm, 'none'), e.at, e.position
    from unnest(${doors.map((d) => d.id)}::uuid[], ${doors.map((d) => d.siteId)}::uuid[],
      ${doors.map((d) => d.patch.lock ?? null)}::text[], ${doors.map((d) => d.patch.leaf ?? null)}::text[],
      ${doors.map((d) => d.patch.alarm ?? null)}::text[], ${doors.map((d) => d.at)}::timestamptz[],
      ${doors.map((d) => d.position)}::bigint[]) as e (id, site_id, lock, leaf, alarm, at, position)
    join doors d on d.project_id = ${projectId}::uuid and d.id = e.id and d.site_id = e.site_id
    left join door_states s on s.project_id = d.project_id and s.door_id = d.id
    on conflict (project_id, door_id) do update set lock = excluded.lock, leaf = excluded.leaf,
      alarm = excluded.alarm, changed_at = excluded.changed_at, position = excluded.position`;
}

async function saveReaders(
  client: TransactionClient,
  projectId: string,
  readers: readonly Merged<NonNullable<EventRow["readerState"]>>[],
): Promise<void> {
  if (readers.length === 0) return;
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
      ${readers.map((r) => r.at)}::timestamptz[], ${readers.map((r) => r.position)}::bigint[])
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
