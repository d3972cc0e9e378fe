import type { Store } from "./open-store.ts";

/** Single values that survive a restart. Reading and writing are synchronous; write inside `durably` to make it one step with other writes. */
export type Settings = {
  readonly read: (key: string) => string | undefined;
  readonly write: (key: string, value: string) => void;
};

export function openSettings({ db }: Store): Settings {
  const select = db.prepare("select value from settings where key = ?");
  const upsert = db.prepare(
    "insert into settings (key, value) values (?, ?) on conflict (key) do update set value = excluded.value",
  );
  return {
    read: (key) => {
      const value = select.get(key)?.value;
      return typeof value === "string" ? value : undefined;
    },
    write: (key, value) => void upsert.run(key, value),
  };
}
