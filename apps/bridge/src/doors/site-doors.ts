import type { AccessList, DoorRow, ReaderRow } from "@gatehouse/domain/access/access-list";
import { rowOf, rowsOf } from "@gatehouse/domain/access/row-map";
import type { DoorMode } from "@gatehouse/domain/doors/door-mode";
import type { DoorAction } from "@gatehouse/domain/doors/door-state";
import type { ReaderObservation } from "@gatehouse/reader/observations/door-observation";
import type { ReaderLine } from "@gatehouse/reader/supervisor/supervise-line";
import type { ServerClock } from "../clock/server-clock.ts";
import type { ReadPresented } from "../credentials/read-presented.ts";
import type { MakeEvent, Place } from "../journal/event-maker.ts";
import type { Journal } from "../journal/journal.ts";
import type { SiteLines } from "../lines/site-lines.ts";
import { type DoorControl, type DoorNote, makeDoorControl } from "./door-control.ts";
import { judgePresentation } from "./judge-presentation.ts";
import { commandFor, isDone, isThere, lastingAction } from "./lock-orders.ts";
import { makeLockdowns } from "./lockdowns.ts";
import { readerNotes } from "./reader-notes.ts";

/** What the doors of a site need. */
export type SiteParts = {
  readonly list: () => AccessList;
  readonly clock: ServerClock;
  readonly journal: Journal;
  readonly makeEvent: MakeEvent;
  readonly readPresented: ReadPresented;
  /** The lines of the site; undefined before they are opened. */
  readonly lines: () => SiteLines | undefined;
  /** Resolves when it is known whether blocks are on their way: at once, except right after a connection came back. */
  readonly blocksSettled: () => Promise<void>;
  /** A reader has proven that it holds a key of its own. */
  readonly onKeyed: (readerId: string) => Promise<void>;
};

/** The doors of a site, driven by what readers report and by orders from the server. */
export type SiteDoors = {
  /** Handles one observation to the end: when it resolves, what happened is on the disk. */
  readonly observe: (observation: ReaderObservation, line: ReaderLine) => Promise<void>;
  /** Follows a changed list, or a line that came up: new doors, changed modes. */
  readonly followList: () => Promise<void>;
  readonly lockDown: (doorIds: readonly string[], isOn: boolean, position: number) => Promise<void>;
  /** Releases a lock for some milliseconds. `refused`: there is no such door here, or it is locked down. `failed`: the lock did not do it. */
  readonly unlock: (
    doorId: string,
    commandId: string,
    durationMs: number,
  ) => Promise<"done" | "refused" | "failed">;
  readonly close: () => void;
};

export function makeSiteDoors(parts: SiteParts): SiteDoors {
  const doors = new Map<string, DoorControl>();
  const lockdowns = makeLockdowns();
  const modes = new Map<string, DoorMode>();

  const write = async (notes: readonly DoorNote[], place: Place): Promise<void> => {
    if (notes.length > 0)
      await parts.journal.append(...notes.map((note) => parts.makeEvent(note.type, note.data, place)));
  };

  const controlOf = (doorId: string): DoorControl => {
    const known = doors.get(doorId);
    if (known) return known;
    const made = makeDoorControl({
      monotonicMs: parts.clock.monotonicMs,
      act: (action) => drive(doorId, action),
      note: (notes) => void write(notes, { doorId }).catch(() => {}),
    });
    doors.set(doorId, made);
    return made;
  };

  /** The reader the lock of a door is wired to; of several the one outside. */
  const lockReader = (doorId: string): ReaderRow | undefined => {
    const readers = [...rowsOf(parts.list().tables.readers)].filter(
      (reader) => reader.doorId === doorId && parts.lines()?.drivesLock(reader.id),
    );
    return readers.find((reader) => reader.direction === "in") ?? readers[0];
  };

  const drive = async (doorId: string, action: DoorAction): Promise<boolean> => {
    const readerId = lockReader(doorId)?.id;
    const line = readerId === undefined ? undefined : parts.lines()?.lineOf(readerId);
    if (readerId === undefined || !line) return false;
    return isDone(action, await line.send(commandFor(readerId, action)));
  };

  const followDoor = async (door: DoorRow): Promise<void> => {
    const readerId = lockReader(door.id)?.id;
    const line = readerId === undefined ? undefined : parts.lines()?.lineOf(readerId);
    // Without its reader there is no lock to order; a door is followed for the first time when that comes online.
    if (readerId === undefined || !line || (!modes.has(door.id) && !isThere(line, readerId))) return;
    const control = controlOf(door.id);
    const mode = lockdowns.modeOf(parts.list(), door.id);
    const before = modes.get(door.id);
    modes.set(door.id, mode);
    const notes = [
      ...(before === undefined ? await control.feed({ kind: "baseline", baseline: "locked" }) : []),
      ...(await control.feed({ kind: "lockdown", isOn: mode === "lockdown" })),
      ...(await control.feed({
        kind: "baseline",
        baseline: mode === "unlocked" ? "unlocked-override" : "locked",
      })),
    ];
    // Also told once after a start: until then nobody knows how the door stands.
    const told: DoorNote[] = before === mode ? [] : [{ type: "door.mode-changed", data: { mode } }];
    await write([...notes, ...told], { doorId: door.id });
  };

  /** A reader that was away may have forgotten how its lock is to stand. */
  const onReaderOnline = async (doorId: string, readerId: string): Promise<void> => {
    const door = rowOf(parts.list().tables.doors, doorId);
    if (door === undefined || lockReader(doorId)?.id !== readerId) return;
    if (!modes.has(doorId)) return followDoor(door);
    const action = lastingAction(controlOf(doorId).state());
    if (action === null || (await drive(doorId, action))) return;
    await write([{ type: "door.output-failed", data: { output: 0, cause: action.kind } }], { doorId });
  };

  const readCredential = async (
    observation: Extract<ReaderObservation, { kind: "credential-read" }>,
    place: Place,
    line: ReaderLine,
  ): Promise<void> => {
    const { credential, readerId, decidedByDevice, freshness } = observation;
    // Whoever held it has gone: told by itself, beside what is said of a credential that can be named.
    const discarded: DoorNote[] =
      freshness === "stale" ? [{ type: "reader.stale-discarded", data: { reads: 1 } }] : [];
    if (credential.kind === "keypad")
      return write([...readerNotes(observation, line.protocol), ...discarded], place);
    await parts.blocksSettled();
    const presentation = parts.readPresented({
      readerId,
      credential,
      at: parts.clock.now(),
      isStale: freshness === "stale",
    });
    if (presentation === null) return write(discarded, place);
    const list = parts.list();
    const isLockedDown =
      typeof place.doorId === "string" && lockdowns.modeOf(list, place.doorId) === "lockdown";
    const { note, grantId, decision } = judgePresentation({
      list,
      presentation,
      isLockedDown,
      decidedByDevice,
    });
    const control = typeof place.doorId === "string" ? controlOf(place.doorId) : undefined;
    if (grantId === null || !control) {
      void line.send({ kind: "signal", readerId, signal: isLockedDown ? "locked-down" : "denied" });
      return write([note, ...discarded], place);
    }
    control.grantUser(grantId, decision.holderId);
    // The lock first: whoever is let in does not wait for a disk.
    const notes = decidedByDevice ? [] : await control.feed({ kind: "granted", grantId, isExtended: false });
    void line.send({ kind: "signal", readerId, signal: "granted" });
    const swipeToOutUs = Math.round((parts.clock.monotonicMs() - observation.monotonicMs) * 1000);
    const timed = note.type === "access.granted" ? { ...note, data: { ...note.data, swipeToOutUs } } : note;
    await write([timed, ...notes], place);
  };

  return {
    observe: async (observation, line) => {
      const { readerId } = observation;
      const doorId = rowOf(parts.list().tables.readers, readerId)?.doorId ?? null;
      const place = { doorId, readerId, driver: line.protocol };
      if (observation.kind === "credential-read") return readCredential(observation, place, line);
      if (observation.kind === "reader-online" && doorId !== null) {
        await write(readerNotes(observation, line.protocol), place);
        return onReaderOnline(doorId, readerId);
      }
      if (observation.kind === "reader-key-rotated") {
        await write(readerNotes(observation, line.protocol), place);
        return parts.onKeyed(readerId);
      }
      if (observation.kind === "reader-resumed" && doorId !== null) return onReaderOnline(doorId, readerId);
      if (observation.kind === "door-contact" && doorId !== null && observation.leaf !== "fault")
        return write(await controlOf(doorId).feed({ kind: "leaf", leaf: observation.leaf }), place);
      if (observation.kind === "request-to-exit" && doorId !== null)
        return write(await controlOf(doorId).feed({ kind: "rex", isActive: observation.active }), place);
      return write(readerNotes(observation, line.protocol), place);
    },
    followList: async () => {
      for (const door of rowsOf(parts.list().tables.doors)) await followDoor(door);
    },
    lockDown: async (doorIds, isOn, position) => {
      lockdowns.order(doorIds, isOn, position);
      for (const doorId of doorIds) {
        const door = rowOf(parts.list().tables.doors, doorId);
        if (door) await followDoor(door);
      }
    },
    unlock: async (doorId, commandId, durationMs) => {
      const isHere =
        rowOf(parts.list().tables.doors, doorId) !== undefined && lockReader(doorId) !== undefined;
      if (!isHere || controlOf(doorId).state().isLockedDown) return "refused";
      const notes = await controlOf(doorId).feed({ kind: "commanded", commandId, unlockMs: durationMs });
      await write(notes, { doorId });
      return notes.some((note) => note.type === "door.output-failed") ? "failed" : "done";
    },
    close: () => {
      for (const control of doors.values()) control.close();
    },
  };
}
