import { setTimeout as delay } from "node:timers/promises";
import { openJournal } from "../src/journal/journal.ts";
import { openListStore } from "../src/list-store/list-store.ts";
import { openUplink } from "../src/uplink/uplink.ts";

/** Longer than a slow machine takes from an acknowledgement to the kill that shows it to be false. */
export const tooLateMs = 10_000;

/** A journal that says an event is on the disk before it is. */
export const hastyJournal: typeof openJournal = (store, settings, options) => {
  const journal = openJournal(store, settings, options);
  return {
    ...journal,
    append: async (...events) => {
      if (events.length > 0) void delay(tooLateMs).then(() => journal.append(...events));
    },
  };
};

/** A list store that writes its first list down and keeps everything after it in memory. */
export const forgetfulListStore: typeof openListStore = (store, settings) => {
  let isFirst = settings.read("list-version") === undefined;
  const durably = <T>(work: () => T): T => (isFirst ? store.durably(work) : (undefined as T));
  const write = (key: string, value: string) => {
    if (isFirst || key === "lease") settings.write(key, value);
  };
  const lists = openListStore({ ...store, durably }, { ...settings, write });
  return {
    ...lists,
    openSnapshot: () => {
      const incoming = lists.openSnapshot();
      const end: typeof incoming.end = (version, hash) => {
        const result = incoming.end(version, hash);
        isFirst = false;
        return result;
      };
      return { ...incoming, end };
    },
  };
};

/** An uplink that lets doors decide while the blocks of a new link are still on their way. */
export const rashUplink: typeof openUplink = (parts) => ({
  ...openUplink(parts),
  blocksSettled: () => Promise.resolve(),
});
