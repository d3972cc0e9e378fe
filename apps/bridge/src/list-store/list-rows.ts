import type { AccessRows, AccessTable } from "@gatehouse/domain/access/access-list";
import type { Store } from "../store/open-store.ts";

/** The rows of one list on the disk. Each call is a part of the durable step it is made in. */
export type ListRows = {
  readonly put: (table: AccessTable, row: AccessRows[AccessTable]) => void;
  readonly remove: (table: AccessTable, id: string) => void;
  readonly clear: () => void;
};

/** Opens one of the two places in which a list can lie. */
export function openRows({ db }: Store, side: "a" | "b"): ListRows {
  const upsert = db.prepare(
    `insert into list_rows_${side} (tbl, id, row) values (?, ?, ?) on conflict do update set row = excluded.row`,
  );
  const remove = db.prepare(`delete from list_rows_${side} where tbl = ? and id = ?`);
  return {
    put: (table, row) => void upsert.run(table, row.id, JSON.stringify(row)),
    remove: (table, id) => void remove.run(table, id),
    clear: () => db.exec(`delete from list_rows_${side}`),
  };
}
