import { createHash } from "node:crypto";
import type { BlocksMessage } from "@gatehouse/contracts/bridge/blocks-frame";
import type { AccessList, AccessRows, AccessTable, BlockEntry } from "@gatehouse/domain/access/access-list";
import { accessTables } from "@gatehouse/domain/access/access-list";
import { applyBlocks } from "@gatehouse/domain/access/list-blocks";
import {
  type AccessListSnapshot,
  applyDelta,
  applySnapshot,
  emptyAccessList,
  type ListDelta,
  type ListResult,
} from "@gatehouse/domain/access/list-delta";
import { type Sha256, setHashText } from "@gatehouse/domain/access/set-hash";
import { type Lease, renewLease } from "@gatehouse/domain/bridges/lease";
import type { Store } from "../store/open-store.ts";
import type { Settings } from "../store/settings.ts";

/** What the bridge decides by, swapped whole. When a change has been taken it is on the disk, and may be acknowledged. */
export type ListStore = {
  readonly list: () => AccessList;
  readonly takeBlocks: (frame: BlocksMessage) => void;
  readonly takeDelta: (delta: ListDelta) => ListResult;
  readonly takeSnapshot: (rows: AccessListSnapshot["rows"], version: number, hash: string) => ListResult;
  readonly takeLease: (lease: Lease) => void;
};

type Row = AccessRows[AccessTable];

const sha256: Sha256 = (text) => createHash("sha256").update(text).digest();

/**
 * Loads the list from the disk. One that contradicts its own hash is not believed: the bridge then knows nobody, denies
 * everything and is sent a whole list; blocks stay, since they can only close doors.
 */
export function openListStore(store: Store, settings: Settings): ListStore {
  const { db, durably } = store;
  const upsertRow = db.prepare(
    "insert into list_rows (tbl, id, row) values (?, ?, ?) on conflict do update set row = excluded.row",
  );
  const deleteRow = db.prepare("delete from list_rows where tbl = ? and id = ?");
  const upsertBlock = db.prepare(
    "insert into blocks (holder_id, entry) values (?, ?) on conflict do update set entry = excluded.entry",
  );
  let list = load(store, settings);

  const writeHead = (next: AccessList) => {
    settings.write("list-version", String(next.version));
    settings.write("list-hash", setHashText(next.hash));
    writeBlocks(next);
  };
  const writeBlocks = (next: AccessList) => {
    settings.write("block-version", String(next.blockVersion));
    db.exec("delete from blocks");
    for (const entry of next.blocks.values()) upsertBlock.run(entry.holderId, JSON.stringify(entry));
  };

  return {
    list: () => list,
    takeBlocks: (frame) => {
      const next = applyBlocks(list, frame);
      // In force first: a disk that is full or slow must not keep a door open.
      list = next;
      // Only what the frame brought: after an import there are very many blocks, and they come in many frames.
      durably(() => {
        settings.write("block-version", String(next.blockVersion));
        for (const { holderId } of frame.entries) {
          const entry = next.blocks.get(holderId);
          if (entry) upsertBlock.run(holderId, JSON.stringify(entry));
        }
      });
    },
    takeDelta: (delta) => {
      const result = applyDelta(list, delta, sha256);
      if (result.kind !== "applied") return result;
      durably(() => {
        for (const table of accessTables) {
          for (const id of delta.rows[table]?.removes ?? []) deleteRow.run(table, id);
          for (const row of delta.rows[table]?.upserts ?? [])
            upsertRow.run(table, row.id, JSON.stringify(row));
        }
        writeHead(result.list);
      });
      list = result.list;
      return result;
    },
    takeSnapshot: (rows, version, hash) => {
      const result = applySnapshot(list, { version, hash, lease: list.lease, rows }, sha256);
      if (result.kind !== "applied") return result;
      durably(() => {
        db.exec("delete from list_rows");
        for (const table of accessTables)
          for (const row of rows[table]) upsertRow.run(table, row.id, JSON.stringify(row));
        writeHead(result.list);
      });
      list = result.list;
      return result;
    },
    takeLease: (lease) => {
      const renewed = renewLease(list.lease, lease);
      if (renewed === list.lease) return;
      settings.write("lease", JSON.stringify(renewed));
      list = { ...list, lease: renewed };
    },
  };
}

function load({ db }: Store, settings: Settings): AccessList {
  const rows: Record<AccessTable, Row[]> = {
    sites: [],
    holders: [],
    credentials: [],
    grants: [],
    schedules: [],
    doors: [],
    readers: [],
  };
  for (const { tbl, row } of db.prepare("select tbl, row from list_rows").iterate())
    rows[tbl as AccessTable].push(JSON.parse(String(row)));
  const held = settings.read("lease");
  const lease: Lease = held ? JSON.parse(held) : emptyAccessList().lease;
  const version = Number(settings.read("list-version") ?? 0);
  const snapshot = {
    version,
    hash: settings.read("list-hash") ?? "",
    lease,
    rows: rows as AccessListSnapshot["rows"],
  };
  const result = version > 0 ? applySnapshot(emptyAccessList(), snapshot, sha256) : undefined;
  const loaded = result?.kind === "applied" ? result.list : { ...emptyAccessList(), lease };
  const entries = db
    .prepare("select entry from blocks")
    .all()
    .map(({ entry }): BlockEntry => JSON.parse(String(entry)));
  return applyBlocks(
    { ...loaded, lease },
    { position: Number(settings.read("block-version") ?? 0), entries },
  );
}
