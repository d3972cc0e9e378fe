import type { DoorTarget } from "@gatehouse/contracts/doors/door-commands";
import type { DoorRow } from "@gatehouse/contracts/doors/doors-list";

/** Which doors an order can mean, seen from one door. */
export type ModeScope = {
  readonly target: DoorTarget;
  readonly label: string;
  /** The doors whose mode would change. */
  readonly doors: readonly DoorRow[];
};

/**
 * This door, its zone and its site; a wider scope is offered only where it means more doors than the one before. Doors that
 * are so already are not counted.
 */
export function modeScopes(
  door: DoorRow,
  all: readonly DoorRow[],
  mode: "lockdown" | "normal",
): readonly ModeScope[] {
  const moving = (one: DoorRow) => (one.mode === "lockdown") !== (mode === "lockdown");
  const scope = (target: DoorTarget, label: string, has: (one: DoorRow) => boolean): ModeScope => ({
    target,
    label,
    doors: all.filter((one) => has(one) && moving(one)),
  });
  const scopes = [
    scope({ kind: "door", id: door.id }, "This door", (one) => one.id === door.id),
    scope(
      { kind: "zone", id: door.zone.id },
      `Zone ${door.zone.name}`,
      (one) => one.zone.id === door.zone.id,
    ),
    scope(
      { kind: "site", id: door.site.id },
      `Site ${door.site.name}`,
      (one) => one.site.id === door.site.id,
    ),
  ];
  return scopes.filter((one, nth) => one.doors.length > (scopes[nth - 1]?.doors.length ?? -1));
}
