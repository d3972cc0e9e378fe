import type { AccessList } from "@gatehouse/domain/access/access-list";
import { rowOf } from "@gatehouse/domain/access/row-map";
import type { DoorMode } from "@gatehouse/domain/doors/door-mode";

/** Orders that came ahead of the list, and the list itself: which doors are locked down now. */
export type Lockdowns = {
  readonly order: (doorIds: readonly string[], isOn: boolean, position: number) => void;
  /** The mode that counts: the order until the list has come as far, then the list. */
  readonly modeOf: (list: AccessList, doorId: string) => DoorMode;
};

/** Orders only hasten what the list says too, so they are kept in memory: a bridge that restarts has its list. */
export function makeLockdowns(): Lockdowns {
  const orders = new Map<string, { readonly isOn: boolean; readonly position: number }>();
  return {
    order: (doorIds, isOn, position) => {
      for (const doorId of doorIds) orders.set(doorId, { isOn, position });
    },
    modeOf: (list, doorId) => {
      const listed = rowOf(list.tables.doors, doorId)?.mode ?? "normal";
      const order = orders.get(doorId);
      if (!order || list.version >= order.position) return listed;
      if (order.isOn) return "lockdown";
      return listed === "lockdown" ? "normal" : listed;
    },
  };
}
