import type { DoorEventData } from "@gatehouse/domain/doors/door-event";
import { type InstallCloseCause, longestInstallMs } from "@gatehouse/domain/readers/install-window";
import type { CancelTimer, Scheduler } from "@gatehouse/reader/supervisor/scheduler";
import type { ReaderLine } from "@gatehouse/reader/supervisor/supervise-line";
import type { Settings } from "../store/settings.ts";
import { done, type Ran, ranOf, refusedFor } from "./ran.ts";

/** What install modes need. */
export type InstallWindowParts = {
  readonly settings: Settings;
  readonly scheduler: Scheduler;
  /** The server's time, ms since 1970. */
  readonly now: () => number;
  readonly lineOf: (readerId: string) => ReaderLine | undefined;
  /** Called before a reader of this line may be keyed: whoever recorded it could read the key. */
  readonly beforeOpening: (lineId: string) => void;
  readonly note: <T extends "reader.install-opened" | "reader.install-closed">(
    readerId: string,
    type: T,
    data: DoorEventData[T],
  ) => Promise<void>;
  readonly isQuarantined: (readerId: string) => boolean;
  /** Writes down that a quarantine is over: opening ends it. */
  readonly noteRelease: (readerId: string, commandId: string) => Promise<void>;
};

/** The times in which readers may be keyed from the install key. */
export type InstallWindows = {
  /** Opens one, for at most a quarter of an hour whatever is asked; an open one gets the new end. */
  readonly open: (readerId: string, commandId: string, durationMs: number) => Promise<Ran>;
  /** Ends one; one that is not open is over already. */
  readonly close: (readerId: string, cause: InstallCloseCause) => Promise<Ran>;
  readonly isOpenOn: (lineId: string) => boolean;
  /** Tells of those that were open when the bridge ended: none survives that. */
  readonly begin: () => Promise<void>;
  readonly stop: () => void;
};

type Open = { readonly lineId: string; readonly cancel: CancelTimer };

const kept = "install-windows";
const notYet: CancelTimer = () => {};

/** The driver forgets an open window with its process; that there was one is kept on disk, so that its end is told. */
export function makeInstallWindows(parts: InstallWindowParts): InstallWindows {
  const { settings, scheduler } = parts;
  const windows = new Map<string, Open>();
  const keep = () => settings.write(kept, JSON.stringify([...windows.keys()]));

  const set = (readerId: string, window: Open | undefined) => {
    if (window) windows.set(readerId, window);
    else windows.delete(readerId);
    keep();
  };

  const close = async (readerId: string, cause: InstallCloseCause): Promise<Ran> => {
    const window = windows.get(readerId);
    if (!window) return done;
    window.cancel();
    await parts.lineOf(readerId)?.send({ kind: "close-install-mode", readerId });
    set(readerId, undefined);
    await parts.note(readerId, "reader.install-closed", { cause });
    return done;
  };

  const open = async (readerId: string, commandId: string, durationMs: number): Promise<Ran> => {
    const line = parts.lineOf(readerId);
    if (!line) return refusedFor("reader-unknown");
    const ms = Math.min(durationMs, longestInstallMs);
    const before = windows.get(readerId);
    const wasKeptOut = parts.isQuarantined(readerId);
    // Counts as open before the driver hears of it: no recording may begin in between.
    set(readerId, { lineId: line.id, cancel: before?.cancel ?? notYet });
    parts.beforeOpening(line.id);
    const ran = ranOf(await line.send({ kind: "open-install-mode", readerId, durationMs: ms }));
    if (ran.outcome !== "done") {
      set(readerId, before);
      return ran;
    }
    before?.cancel();
    const cancel = scheduler.after(ms, () => void inTurn(() => close(readerId, "time")));
    set(readerId, { lineId: line.id, cancel });
    const endsAt = Math.round(parts.now() + ms);
    // Both at once: what the reader does next is journalled behind them.
    await Promise.all([
      wasKeptOut ? parts.noteRelease(readerId, commandId) : undefined,
      parts.note(readerId, "reader.install-opened", { endsAt, commandId }),
    ]);
    return ran;
  };

  // An end that overtakes a beginning would leave a window open that everybody believes closed.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<Ran>): Promise<Ran> => {
    const mine = last.then(work, work);
    last = mine.catch(() => {});
    return mine;
  };

  return {
    open: (readerId, commandId, durationMs) => inTurn(() => open(readerId, commandId, durationMs)),
    close: (readerId, cause) => inTurn(() => close(readerId, cause)),
    isOpenOn: (lineId) => [...windows.values()].some((window) => window.lineId === lineId),
    begin: async () => {
      const left: unknown = JSON.parse(settings.read(kept) ?? "[]");
      if (!Array.isArray(left)) return;
      for (const readerId of left.map(String))
        await parts.note(readerId, "reader.install-closed", { cause: "restart" });
      keep();
    },
    stop: () => {
      for (const { cancel } of windows.values()) cancel();
    },
  };
}
