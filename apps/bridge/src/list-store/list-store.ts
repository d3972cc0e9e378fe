import { createHash } from "node:crypto";
import type { BlocksMessage } from "@gatehouse/contracts/bridge/blocks-frame";
import type { AccessList, AccessRows, AccessTable, BlockEntry } from "@gatehouse/domain/access/access-list";
import { accessTables } from "@gatehouse/domain/access/access-list";
import { applyBlocks } from "@gatehouse/domain/access/list-blocks";
import {
  applyDelta,
  closeDraft,
  emptyAccessList,
  type ListDelta,
  type ListResult,
} from "@gatehouse/domain/access/list-delta";
import { addToDraft, openDraft } from "@gatehouse/domain/access/list-draft";
import { type Sha256, setHashText } from "@gatehouse/domain/access/set-hash";
import { type Lease, renewLease } from "@gatehouse/domain/bridges/lease";
import type { Store } from "../store/open-store.ts";
import type { Settings } from "../store/settings.ts";
import { openRows } from "./list-rows.ts";

/** What the bridge decides by, swapped whole. When a change has been taken it is on the disk, and may be acknowledged. */
export type ListStore = {
  readonly list: () => AccessList;
  readonly takeBlocks: (frame: BlocksMessage) => void;
  readonly takeDelta: (delta: ListDelta) => ListResult;
  /** Begins a whole list; one that was being collected is dropped. */
  readonly openSnapshot: () => IncomingList;
  readonly takeLease: (lease: Lease) => void;
};

/** A whole list that comes in parts. The one before counts until all of it is here and proves itself. */
export type IncomingList = {
  readonly add: <T extends AccessTable>(table: T, rows: readonly AccessRows[T][]) => void;
  readonly end: (version: number, hash: string) => ListResult;
};

type Side = "a" | "b";
const sideInUse = (settings: Settings): Side => (settings.read("list-side") === "b" ? "b" : "a");

const sha256: Sha256 = (text) => createHash("sha256").update(text).digest();

/**
 * Loads the list from the disk. One that contradicts its own hash is not believed: the bridge then knows nobody, denies
 * everything and is sent a whole list; blocks stay, since they can only close doors.
 */
export function openListStore(store: Store, settings: Settings): ListStore {
  const { db, durably } = store;
  const sides = { a: openRows(store, "a"), b: openRows(store, "b") };
  // A whole list is written beside the one that counts; which of them does is one word on the disk.
  const rows = () => sides[sideInUse(settings)];
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
          for (const id of delta.rows[table]?.removes ?? []) rows().remove(table, id);
          for (const row of delta.rows[table]?.upserts ?? []) rows().put(table, row);
        }
        writeHead(result.list);
      });
      list = result.list;
      return result;
    },
    openSnapshot: () => {
      const draft = openDraft();
      const side = sideInUse(settings) === "a" ? "b" : "a";
      sides[side].clear();
      return {
        add: (table, part) => {
          addToDraft(draft, table, part, sha256);
          durably(() => {
            for (const row of part) sides[side].put(table, row);
          });
        },
        end: (version, hash) => {
          const result = closeDraft(list, draft, { version, hash, lease: list.lease });
          if (result.kind === "applied") {
            const before = rows();
            durably(() => {
              settings.write("list-side", side);
              writeHead(result.list);
            });
            list = result.list;
            durably(before.clear);
          }
          return result;
        },
      };
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
  const draft = openDraft();
  for (const { tbl, row } of db.prepare(`select tbl, row from list_rows_${sideInUse(settings)}`).iterate())
    addToDraft(draft, tbl as AccessTable, [JSON.parse(String(row))], sha256);
  const held = settings.read("lease");
  const lease: Lease = held ? JSON.parse(held) : emptyAccessList().lease;
  const version = Number(settings.read("list-version") ?? 0);
  const hash = settings.read("list-hash") ?? "";
  const result = version > 0 ? closeDraft(emptyAccessList(), draft, { version, hash, lease }) : undefined;
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
