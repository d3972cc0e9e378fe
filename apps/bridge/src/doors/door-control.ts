import type { DoorEventData, DoorEventType } from "@gatehouse/domain/doors/door-event";
import {
  type DoorAction,
  type DoorHappening,
  type DoorInput,
  type DoorState,
  defaultDoorTiming,
  initialDoorState,
  nextDeadline,
} from "@gatehouse/domain/doors/door-state";
import { stepDoor } from "@gatehouse/domain/doors/step-door";

/** One happening ready for the journal. */
export type DoorNote = {
  [T in DoorEventType]: { readonly type: T; readonly data: DoorEventData[T] };
}[DoorEventType];

/** What a door is driven with. */
export type DoorParts = {
  readonly monotonicMs: () => number;
  /** Drives the lock; never rejects. `false`: the lock did not do it. */
  readonly act: (action: DoorAction) => Promise<boolean>;
  /** Takes what happened by itself, such as a door held open too long. */
  readonly note: (notes: readonly DoorNote[]) => void;
};

/** One door: its state, and the timer that its state asks for. */
export type DoorControl = {
  /** Feeds an input: the lock moves first, then the notes come back for the journal. */
  readonly feed: (input: DoorInput) => Promise<readonly DoorNote[]>;
  readonly grantUser: (grantId: string, userId: string | null) => void;
  readonly state: () => DoorState;
  readonly close: () => void;
};

/** Runs the door machine of `domain` with a real lock and a real clock. */
export function makeDoorControl(parts: DoorParts): DoorControl {
  const users = new Map<string, string | null>();
  let state = initialDoorState();
  let timer: NodeJS.Timeout | undefined;

  const feed = async (input: DoorInput): Promise<readonly DoorNote[]> => {
    const at = parts.monotonicMs();
    const isFirstWord = state.leaf === "unknown" && input.kind === "leaf" && input.leaf === "closed";
    const step = stepDoor(state, input, at, defaultDoorTiming);
    state = step.state;
    arm(at);
    const failed: DoorNote[] = [];
    for (const action of step.actions)
      if (!(await parts.act(action)))
        failed.push({ type: "door.output-failed", data: { output: 0, cause: action.kind } });
    // After a start nobody knows how the leaf stands; that it is closed is worth a line once.
    const first: DoorNote[] = isFirstWord ? [{ type: "door.closed", data: { openMs: null } }] : [];
    return [...step.happenings.map(noteOf), ...first, ...failed];
  };

  const arm = (at: number) => {
    clearTimeout(timer);
    const due = nextDeadline(state);
    if (due === null) return;
    timer = setTimeout(
      () => void feed({ kind: "tick" }).then((notes) => notes.length > 0 && parts.note(notes)),
      Math.max(0, due - at) + 1,
    );
  };

  const noteOf = (happening: DoorHappening): DoorNote => {
    const { type } = happening;
    switch (type) {
      case "access.used": {
        const userId = takeUser(happening.grantId);
        return { type, data: { grantId: happening.grantId, userId } };
      }
      case "access.not-used": {
        const userId = takeUser(happening.grantId);
        return {
          type,
          data: { grantId: happening.grantId, userId, waitedMs: Math.round(happening.waitedMs) },
        };
      }
      case "door.closed":
        return { type, data: { openMs: happening.openMs === null ? null : Math.round(happening.openMs) } };
      case "door.held":
      case "door.held-soon":
      case "door.held-cleared":
        return { type, data: { openMs: Math.round(happening.openMs) } };
      case "door.unlocked":
      case "door.locked":
        return { type, data: { cause: happening.cause } };
      case "door.opened":
      case "door.forced":
      case "door.forced-cleared":
      case "door.rex":
      case "reader.tamper":
      case "reader.tamper-cleared":
        return { type, data: {} };
    }
  };

  const takeUser = (grantId: string): string | null => {
    const userId = users.get(grantId) ?? null;
    users.delete(grantId);
    return userId;
  };

  return {
    feed,
    grantUser: (grantId, userId) => void users.set(grantId, userId),
    state: () => state,
    close: () => clearTimeout(timer),
  };
}
