import { setImmediate } from "node:timers/promises";
import { readChanges, readHead } from "@gatehouse/db/changes/read-changes";
import type { Db, TransactionClient } from "@gatehouse/db/client";
import { type AccessRows, type AccessTable, accessTables } from "@gatehouse/domain/access/access-list";
import type { AccessListSnapshot, ListDelta } from "@gatehouse/domain/access/list-delta";
import { DomainError } from "@gatehouse/domain/errors/domain-error";
import { selectEverybody, selectHolders } from "./select-holders.ts";
import { selectSiteTables } from "./select-site-tables.ts";
import { SiteProjection } from "./site-projection.ts";
import { isUntouched, type Touched, touchedBy } from "./touched-subjects.ts";

/** A whole list without its lease, which travels by itself. */
export type ListRows = Omit<AccessListSnapshot, "lease">;

/** A delta is read and taken in one piece, a whole list in parts: beyond so many changes a delta would hold doors up. */
const deltaLimit = 2_000;
/** A list of 200,000 people is read in a few seconds; beyond this something holds the database. */
const readLimitMs = 120_000;

/** Everything a site's bridge has to know, at the head of the change log, with the projection that follows it from there. */
export async function projectAccessList(
  db: Db,
  projectId: string,
  siteId: string,
): Promise<{ readonly list: ListRows; readonly projection: SiteProjection }> {
  const { version, rows } = await inLongSnapshot(db, async (client) => {
    const head = await readHead(client, projectId);
    if (!head) throw new DomainError("request.not-found");
    const place = await selectSiteTables(client, projectId, siteId);
    const people = await selectEverybody(client, projectId);
    return { version: head.position, rows: { ...place, ...people } };
  });
  const projection = new SiteProjection(siteId);
  for (const table of accessTables)
    for (let from = 0; from < rows[table].length; from += hashedAtOnce) {
      for (const row of rows[table].slice(from, from + hashedAtOnce)) projection.put(table, row);
      await setImmediate();
    }
  projection.position = version;
  return { list: { version, hash: projection.hash, rows }, projection };
}

/** About 10 ms of hashing; other bridges and browsers get their turn in between. */
const hashedAtOnce = 1_000;

/** What moves a list on. `delta` is null when nothing in it has changed; `tooFar`: send a whole list instead. */
export type Advance =
  | {
      readonly delta: ListDelta | null;
      readonly isPlaceTouched: boolean;
      readonly userIds: readonly string[];
    }
  | "too-far";

/**
 * Brings the projection to the head and answers what a list that stands at `from` needs to get there too: `from` is the
 * projection's own position, or an older one when a bridge comes back. Rows of everybody and everything the changes
 * named are read anew in the snapshot of that head, so a delta is right whatever the changes said.
 */
export function advanceAccessList(
  db: Db,
  projectId: string,
  projection: SiteProjection,
  from: number,
): Promise<Advance> {
  return inLongSnapshot(db, async (client) => {
    const head = await readHead(client, projectId);
    if (!head || from > projection.position || head.position - from > deltaLimit) return "too-far";
    const changes = await readChanges(client, projectId, from, deltaLimit);
    const touched = touchedBy(changes);
    const to = head.position;
    if (isUntouched(touched)) {
      projection.position = to;
      return { delta: null, isPlaceTouched: false, userIds: [] };
    }
    const everyRow = from < projection.position;
    const userIds = await peopleOf(client, projectId, touched);
    const rows: Rows = {};
    await readPeople(client, projectId, projection, userIds, rows, everyRow);
    if (touched.isPlaceTouched)
      await readPlace(
        client,
        projectId,
        projection,
        rows,
        everyRow,
        changes.map((one) => one.subjectId),
      );
    projection.position = to;
    const isEmpty = Object.values(rows).every(
      (change) => change.upserts.length + change.removes.length === 0,
    );
    const delta = isEmpty ? null : { from, to, hash: projection.hash, rows };
    return { delta, isPlaceTouched: touched.isPlaceTouched, userIds };
  });
}

type Rows = { -readonly [T in AccessTable]?: NonNullable<ListDelta["rows"][T]> };

async function peopleOf(client: TransactionClient, projectId: string, touched: Touched): Promise<string[]> {
  if (touched.roleIds.size === 0) return [...touched.userIds];
  const holders = await client.userRole.findMany({
    where: { projectId, roleId: { in: [...touched.roleIds] } },
    select: { userId: true },
  });
  return [...new Set([...touched.userIds, ...holders.map((holder) => holder.userId)])];
}

async function readPeople(
  client: TransactionClient,
  projectId: string,
  projection: SiteProjection,
  userIds: readonly string[],
  rows: Rows,
  everyRow: boolean,
): Promise<void> {
  if (userIds.length === 0) return;
  const { holders, credentials } = await selectHolders(client, projectId, userIds);
  const present = new Set(holders.map((holder) => holder.id));
  const carried = new Set(credentials.map((credential) => credential.id));
  const goneNumbers = projection.credentialIds(userIds).filter((id) => !carried.has(id));
  rows.holders = change(
    projection,
    "holders",
    holders,
    userIds.filter((id) => !present.has(id)),
    everyRow,
  );
  rows.credentials = change(projection, "credentials", credentials, goneNumbers, everyRow);
}

async function readPlace(
  client: TransactionClient,
  projectId: string,
  projection: SiteProjection,
  rows: Rows,
  everyRow: boolean,
  named: readonly string[],
): Promise<void> {
  const tables = await selectSiteTables(client, projectId, projection.siteId);
  // A list that comes from further back may hold rows this projection never saw; the changes name them.
  const gone = (table: keyof typeof tables) => {
    const present = new Set<string>(tables[table].map((row) => row.id));
    return [...new Set([...projection.ids(table), ...(everyRow ? named : [])])].filter(
      (id) => !present.has(id),
    );
  };
  rows.sites = change(projection, "sites", tables.sites, gone("sites"), everyRow);
  rows.grants = change(projection, "grants", tables.grants, gone("grants"), everyRow);
  rows.schedules = change(projection, "schedules", tables.schedules, gone("schedules"), everyRow);
  rows.doors = change(projection, "doors", tables.doors, gone("doors"), everyRow);
  rows.readers = change(projection, "readers", tables.readers, gone("readers"), everyRow);
}

function change<T extends AccessTable>(
  projection: SiteProjection,
  table: T,
  present: readonly AccessRows[T][],
  gone: readonly string[],
  everyRow: boolean,
) {
  const upserts = present.filter((row) => projection.put(table, row) || everyRow);
  const removes = gone.filter((id) => projection.remove(table, id) || everyRow);
  return { upserts, removes };
}

function inLongSnapshot<T>(db: Db, work: (client: TransactionClient) => Promise<T>): Promise<T> {
  const limits = { isolationLevel: "RepeatableRead", maxWait: 10_000, timeout: readLimitMs } as const;
  return db.client.$transaction(work, limits);
}
