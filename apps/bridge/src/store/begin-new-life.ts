import type { Store } from "./open-store.ts";
import type { Settings } from "./settings.ts";

const ofTheOldLife = ["epoch", "list-version", "list-hash", "block-version", "lease"];

/**
 * Forgets what belonged to another pairing: the list, blocks, keys and lease of a server that may not be ours any more, and
 * the journal's life. Events nobody has acknowledged are put aside, not thrown away: a quarantine may have to be explained.
 * Run it in one durable step with the pairing itself.
 */
export function beginNewLife({ db }: Store, settings: Settings): void {
  db.exec(`
      create table if not exists retired_journal (epoch text not null, seq integer not null, event text not null) strict;
      insert into retired_journal select coalesce((select value from settings where key = 'epoch'), ''), seq, event from journal;
      delete from journal;
      delete from sqlite_sequence where name = 'journal';
      delete from list_rows_a;
      delete from list_rows_b;
      delete from blocks;
      delete from pass_keys;`);
  for (const key of ofTheOldLife) settings.remove(key);
}
