import { issueLease } from "../bridges/lease.ts";
import type { AccessList, AccessRows, AccessTable, GrantRow, HeldRole, HolderRow } from "./access-list.ts";
import { accessTables } from "./access-list.ts";
import type { AccessListSnapshot } from "./list-delta.ts";
import { applySnapshot, emptyAccessList, hashOfRows } from "./list-delta.ts";
import type { Sha256 } from "./set-hash.ts";

/** Wednesday 2026-05-06, 10:00 in Brussels. */
export const wednesdayTen = Date.UTC(2026, 4, 6, 8);

/** A list of test rows. */
export type Rows = { readonly [T in AccessTable]: readonly AccessRows[T][] };

/** 32 bytes that depend on the whole text; enough where a test is not about the hash itself. */
export const quickHash: Sha256 = (text) => {
  const bytes = new Uint8Array(32);
  for (let i = 0; i < text.length; i++) {
    const at = i % 32;
    bytes[at] = Math.imul((bytes[at] ?? 0) ^ text.charCodeAt(i), 167) + i;
  }
  return bytes;
};

/** An accepted role without an end. */
export const welder: HeldRole = {
  roleId: "welder",
  status: "accepted",
  validFrom: null,
  validTo: null,
  openTaskId: null,
};

/** Anna Bauer: active, a working pass of epoch 3, role welder. */
export const anna: HolderRow = {
  id: "anna",
  displayName: "Anna Bauer",
  standing: "active",
  pass: { kind: "active", epoch: 3 },
  roles: [welder],
  groupIds: [],
  companyIds: [],
};

/** Welders enter the hall at any time. */
export const weldersEnterHall: GrantRow = {
  id: "grant-1",
  subject: { kind: "role", id: "welder" },
  zoneId: "hall",
  validFrom: null,
  validTo: null,
  scheduleId: null,
};

/** One door into the hall with an entry and an exit reader, and Anna with a pass, a card and a badge. */
export const smallSite: Rows = {
  sites: [{ id: "site", timeZone: "Europe/Brussels" }],
  holders: [anna],
  credentials: [
    { id: "c-pass", kind: "pass", number: "17", holderId: "anna", keyGeneration: 1, state: "live" },
    { id: "c-card", kind: "card", number: "004711", holderId: "anna", keyGeneration: null, state: "live" },
    { id: "c-badge", kind: "badge", number: "900", holderId: "anna", keyGeneration: null, state: "live" },
  ],
  grants: [weldersEnterHall],
  schedules: [{ id: "mornings", windows: [{ weekday: 3, fromMinute: 480, toMinute: 720 }] }],
  doors: [
    {
      id: "door",
      name: "Hall",
      zoneId: "hall",
      mode: "normal",
      antiPassback: "off",
      occupancyLimit: null,
      pin: "off",
    },
  ],
  readers: [
    { id: "in", doorId: "door", direction: "in", badgeQr: "opens" },
    { id: "out", doorId: "door", direction: "out", badgeQr: "identify" },
  ],
};

/** The snapshot of some rows at a version, with a day's lease from 09:00. */
export function snapshotFrom(rows: Rows, sha256: Sha256, version = 100): AccessListSnapshot {
  const lease = issueLease(wednesdayTen - 3_600_000, 86_400_000, "deny");
  return { version, hash: hashOfRows(rows, sha256), lease, rows };
}

/** The list of some rows; tables left out are the small site's. */
export function listOf(
  changes: Partial<Rows> = {},
  lease = snapshotFrom(smallSite, quickHash).lease,
): AccessList {
  const snapshot = snapshotFrom({ ...smallSite, ...changes }, quickHash);
  const result = applySnapshot(emptyAccessList(), { ...snapshot, lease }, quickHash);
  if (result.kind !== "applied") throw new Error(`the fixture's list was ${result.kind}`);
  return result.list;
}

/** Every row with its table, for tests that walk all of them. */
export function* eachRow(rows: Rows): Generator<readonly [AccessTable, AccessRows[AccessTable]]> {
  for (const table of accessTables) for (const row of rows[table]) yield [table, row];
}
