import type { Store } from "./open-store.ts";

/** Single values that survive a restart. Reading and writing are synchronous; write inside `durably` to make it one step with other writes. */
export type Settings = {
  readonly read: (key: string) => string | undefined;
  readonly write: (key: string, value: string) => void;
  readonly remove: (key: string) => void;
};

export function openSettings({ db }: Store): Settings {
  const select = db.prepare("select value from settings where key = ?");
  const upsert = db.prepare(
    "insert into settings (key, value) values (?, ?) on conflict (key) do update set value = excluded.value",
  );
  const erase = db.prepare("delete from settings where key = ?");
  return {
    remove: (key) => void erase.run(key),
    read: (key) => {
      const value = select.get(key)?.value;
      return typeof value === "string" ? value : undefined;
    },
    write: (key, value) => void upsert.run(key, value),
  };
}
