import type { AsOf } from "@gatehouse/contracts/live/frame";
import type { UserPatch, UserRow } from "@gatehouse/contracts/users/user-row";
import { EntityStore } from "@gatehouse/live-client/entities/entity-store";
import { batch } from "solid-js";
import { createStore, reconcile, unwrap } from "solid-js/store";
import { type NameChange, renamedField } from "./name-change.ts";

/** Told of fields that changed; `live` when somebody changed them just now, false when an answer brought them. */
export type UserListener = (id: string, fields: Partial<UserRow>, live: boolean) => void;

/** The people of a project that some screen has asked for, kept true by live patches. */
export type UserStore = {
  /** Follows the row field by field: a changed field touches only what reads that field. */
  readonly row: (id: string) => UserRow | undefined;
  /** Takes rows as an answer read them. */
  readonly put: (rows: readonly UserRow[], asOf: AsOf) => void;
  readonly patch: (id: string, patch: UserPatch, position: number) => void;
  /** Gives a role, company or group another name on every row that names it, or takes it off them. */
  readonly rename: (change: NameChange) => void;
  readonly drop: (ids: readonly string[]) => void;
  readonly clear: () => void;
  /** Adds a listener and gives back what removes it. */
  readonly listen: (listener: UserListener) => () => void;
};

/** Names kept to be laid over answers that were read before they changed. */
const keptNames = 200;

/** Lays the entity store over a Solid store. Positions of another epoch cannot be compared: a new one starts empty. */
export function createUserStore(): UserStore {
  const [rows, setRows] = createStore<Record<string, UserRow | undefined>>({});
  const listeners = new Set<UserListener>();
  let epoch: string | undefined;
  let names: readonly NameChange[] = [];
  const entities = new EntityStore<UserRow>((id, fields, row, live) => {
    setRows(id, (held) => (held ? fields : row));
    for (const listener of listeners) listener(id, fields, live);
  });
  const clear = () => {
    entities.clear();
    names = [];
    setRows(reconcile({}));
  };
  return {
    row: (id) => rows[id],
    put: (given, asOf) =>
      batch(() => {
        if (epoch !== undefined && epoch !== asOf.epoch) clear();
        epoch = asOf.epoch;
        const newer = names.filter(({ position }) => position > asOf.position);
        const named = (row: UserRow) =>
          newer.reduce((held, change) => Object.assign(held, renamedField(held, change)), { ...row });
        entities.put(newer.length > 0 ? given.map(named) : given, asOf.position);
      }),
    patch: (id, patch, position) => {
      if (isWhole(patch)) entities.patch({ id, patch, position });
    },
    rename: (change) =>
      batch(() => {
        names = [...names, change].slice(-keptNames);
        for (const row of Object.values(unwrap(rows))) {
          const patch = row && renamedField(row, change);
          if (patch) entities.patch({ id: row.id, patch, position: change.position });
        }
      }),
    drop: (ids) =>
      batch(() => {
        entities.drop(ids);
        for (const id of ids) setRows(id, undefined);
      }),
    clear,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A field that is absent means unchanged; one that is there has a value, or the patch is not one. */
function isWhole(patch: UserPatch): patch is Partial<UserRow> {
  return Object.values(patch).every((value) => value !== undefined);
}
