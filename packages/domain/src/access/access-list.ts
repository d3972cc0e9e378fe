import type { Lease } from "../bridges/lease.ts";
import type { Carrier } from "../credentials/credential.ts";
import type { DoorMode } from "../doors/door-mode.ts";
import type { PassKind } from "../passes/pass.ts";
import type { RecordStatus } from "../roles/user-role.ts";
import type { WeeklyWindow } from "../schedules/weekly-schedule.ts";
import type { Standing } from "../users/standing.ts";
import type { RowMap } from "./row-map.ts";
import { rowOf } from "./row-map.ts";
import type { SetHash } from "./set-hash.ts";

/** A role somebody holds: its record status, validity (ms since 1970, null = open end) and, while pending, the task that holds it up. */
export type HeldRole = {
  readonly roleId: string;
  readonly status: Exclude<RecordStatus, "archived">;
  readonly validFrom: number | null;
  readonly validTo: number | null;
  readonly openTaskId: string | null;
};

/** A person. `pass.epoch` is the only epoch whose codes count. */
export type HolderRow = {
  readonly id: string;
  readonly displayName: string;
  readonly standing: Standing;
  readonly pass: { readonly kind: PassKind; readonly epoch: number };
  readonly roles: readonly HeldRole[];
  readonly groupIds: readonly string[];
  readonly companyIds: readonly string[];
};

/**
 * A number and its holder. For a pass it is the pass number in decimal, for a badge its serial in decimal, for a card
 * any number a reader may hear, so also a person's ID: such a reader cannot tell phone and card apart.
 * `keyGeneration` is that of the MAC key that counts for a pass, null for the others.
 */
export type CredentialRow = {
  readonly id: string;
  readonly kind: Carrier;
  readonly number: string;
  readonly holderId: string;
  readonly keyGeneration: number | null;
  readonly state: "live" | "withdrawn";
};

/** Whom a grant speaks of. */
export type GrantSubject = { readonly kind: "role" | "group" | "company" | "user"; readonly id: string };

/** The right to enter a zone, from `validFrom` until before `validTo` (ms since 1970, null = open end), while the schedule is open (null = always). */
export type GrantRow = {
  readonly id: string;
  readonly subject: GrantSubject;
  readonly zoneId: string;
  readonly validFrom: number | null;
  readonly validTo: number | null;
  readonly scheduleId: string | null;
};

/** A weekly schedule in the site's time zone. */
export type ScheduleRow = { readonly id: string; readonly windows: readonly WeeklyWindow[] };

/** A door leads into one zone. The last three say which further checks it has; `off` and null mean it has none. */
export type DoorRow = {
  readonly id: string;
  readonly name: string;
  readonly zoneId: string;
  readonly mode: DoorMode;
  readonly antiPassback: "off" | "soft" | "hard";
  readonly occupancyLimit: number | null;
  readonly pin: "off" | "required";
};

/** A reader at a door; `direction` in leads into the door's zone. `badgeQr` says what a printed badge may do here. */
export type ReaderRow = {
  readonly id: string;
  readonly doorId: string;
  readonly direction: "in" | "out";
  readonly badgeQr: "off" | "identify" | "opens";
};

/** The site of the list; exactly one row. */
export type SiteRow = { readonly id: string; readonly timeZone: string };

/** Every table of a list and its row. */
export type AccessRows = {
  readonly sites: SiteRow;
  readonly holders: HolderRow;
  readonly credentials: CredentialRow;
  readonly grants: GrantRow;
  readonly schedules: ScheduleRow;
  readonly doors: DoorRow;
  readonly readers: ReaderRow;
};

/** The name of a table. */
export type AccessTable = keyof AccessRows;

/** Every table name, in the order rows are written. */
export const accessTables = [
  "sites",
  "holders",
  "credentials",
  "grants",
  "schedules",
  "doors",
  "readers",
] as const satisfies readonly AccessTable[];

/** The rows of all tables by id. */
export type AccessTables = { readonly [T in AccessTable]: RowMap<AccessRows[T]> };

/** One person's truth at a change-log position, sent ahead of the deltas; codes below `minPassEpoch` are dead. */
export type BlockEntry = {
  readonly holderId: string;
  readonly standing: Standing;
  readonly minPassEpoch: number;
  readonly position: number;
};

/**
 * What one bridge knows, immutable. `version` is the change-log position the tables speak of; `blocks` holds facts
 * from later positions that came ahead; `blockVersion` is the newest position heard on that channel. Pass MAC keys are kept beside it.
 */
export type AccessList = {
  readonly version: number;
  readonly hash: SetHash;
  readonly lease: Lease;
  readonly tables: AccessTables;
  readonly blocks: ReadonlyMap<string, BlockEntry>;
  readonly blockVersion: number;
  /** Ids of credentials by `kind:number`. */
  readonly credentialIndex: RowMap<readonly string[]>;
  /** Ids of grants by `kind:id` of their subject. */
  readonly grantIndex: RowMap<readonly string[]>;
};

/** The site's time zone; empty, and so never open, when the list has no site. */
export function timeZoneOf(list: AccessList): string {
  for (const bucket of list.tables.sites.buckets) for (const site of bucket.values()) return site.timeZone;
  return "";
}

/** The credentials that carry a number, as kept: none, one, or (withdrawn beside live) several. */
export function credentialsOf(list: AccessList, kind: Carrier, number: string): readonly CredentialRow[] {
  return rowsById(list.tables.credentials, rowOf(list.credentialIndex, `${kind}:${number}`));
}

/** The grants that name a subject directly. */
export function grantsOf(list: AccessList, subject: GrantSubject): readonly GrantRow[] {
  return rowsById(list.tables.grants, rowOf(list.grantIndex, `${subject.kind}:${subject.id}`));
}

function rowsById<V>(rows: RowMap<V>, ids: readonly string[] = []): readonly V[] {
  return ids.flatMap((id) => rowOf(rows, id) ?? []);
}
