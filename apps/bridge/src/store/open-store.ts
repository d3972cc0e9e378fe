import { mkdirSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";

/** The bridge's own database: one file, one owner. */
export type Store = {
  readonly db: DatabaseSync;
  /** Runs `work` as one durable step: when it returns, its writes are on the disk; when it throws, none of them is. */
  readonly durably: <T>(work: () => T) => T;
  readonly close: () => void;
};

const tables = `
  create table if not exists settings (key text primary key, value text not null) strict;
  create table if not exists list_rows_a (tbl text not null, id text not null, row text not null, primary key (tbl, id)) strict, without rowid;
  create table if not exists list_rows_b (tbl text not null, id text not null, row text not null, primary key (tbl, id)) strict, without rowid;
  create table if not exists blocks (holder_id text primary key, entry text not null) strict, without rowid;
  create table if not exists pass_keys (pass_number integer primary key, generation integer not null, sealed blob not null) strict;
  create table if not exists journal (seq integer primary key autoincrement, through integer, event text not null) strict;
`;

/**
 * Opens the store in `folder`. WAL with `synchronous=FULL`, set explicitly: with NORMAL an acknowledged event can be
 * gone after a power cut. A second bridge on the same folder is refused by an exclusive lock.
 * @throws Error with one line when another bridge uses the folder
 */
export function openStore(folder: string): Store {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, "bridge.sqlite");
  const db = new DatabaseSync(file);
  try {
    db.exec(
      "pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full; begin exclusive; commit",
    );
  } catch (error) {
    db.close();
    throw new Error(`Another bridge is already using ${folder}, or the file cannot be opened.`, {
      cause: error,
    });
  }
  db.exec(tables);
  const durably = <T>(work: () => T): T => {
    db.exec("begin immediate");
    try {
      const answer = work();
      db.exec("commit");
      return answer;
    } catch (error) {
      db.exec("rollback");
      throw error;
    }
  };
  return { db, durably, close: () => db.close() };
}
