import { describe, expect, test } from "vitest";
import type { DoorInput, DoorState, DoorTiming } from "./door-state.ts";
import { defaultDoorTiming, initialDoorState, nextDeadline } from "./door-state.ts";
import { stepDoor } from "./step-door.ts";

const grant: DoorInput = { kind: "granted", grantId: "g1", isExtended: false };
const open: DoorInput = { kind: "leaf", leaf: "open" };
const close: DoorInput = { kind: "leaf", leaf: "closed" };
const rex = (isActive: boolean): DoorInput => ({ kind: "rex", isActive });
const tick: DoorInput = { kind: "tick" };
const baseline = (to: DoorState["baseline"]): DoorInput => ({ kind: "baseline", baseline: to });
const lockdown = (isOn: boolean): DoorInput => ({ kind: "lockdown", isOn });

/** Runs inputs at their instants on a locked, closed door and collects what came out, of each step the actions first. */
function run(inputs: readonly (readonly [number, DoorInput])[], timing: DoorTiming = defaultDoorTiming) {
  let state = initialDoorState();
  for (const input of [baseline("locked"), close]) state = stepDoor(state, input, 0, timing).state;
  const out: string[] = [];
  for (const [at, input] of inputs) {
    const step = stepDoor(state, input, at, timing);
    state = step.state;
    for (const action of step.actions)
      out.push(action.kind === "release-for" ? `release ${action.ms}` : action.kind);
    for (const happening of step.happenings)
      out.push("cause" in happening ? `${happening.type} ${happening.cause}` : happening.type);
  }
  return { state, out };
}

describe("a granted door", () => {
  test("releases for the strike time and is used when it opens, then falls back and closes", () => {
    const { out, state } = run([
      [100, grant],
      [1_000, open],
      [2_000, tick],
      [4_000, close],
    ]);
    expect(out).toEqual([
      "release 5000",
      "door.unlocked grant",
      "door.opened",
      "access.used",
      "lock",
      "door.locked timeout",
      "door.closed",
    ]);
    expect(state).toMatchObject({
      lock: "locked",
      leaf: "closed",
      alarm: "none",
      grant: null,
      relockAt: null,
    });
  });

  test("that nobody opens tells so and locks", () => {
    const { out } = run([
      [0, grant],
      [4_999, tick],
      [5_000, tick],
    ]);
    expect(out.slice(2)).toEqual(["lock", "access.not-used", "door.locked timeout"]);
  });

  test("replaced by a second grant was not used", () => {
    const { out } = run([
      [0, grant],
      [1_000, { ...grant, grantId: "g2" }],
      [1_500, open],
    ]);
    expect(out.filter((line) => line.startsWith("access"))).toEqual(["access.not-used", "access.used"]);
  });

  test("locks at once when it closes before the relock delay is over", () => {
    const { out } = run([
      [0, grant],
      [100, open],
      [500, close],
    ]);
    expect(out.slice(-3)).toEqual(["lock", "door.closed", "door.locked closed"]);
  });

  test("that relocks on close stays released while it is open, up to the strike time", () => {
    const { out } = run(
      [
        [0, grant],
        [100, open],
        [3_000, tick],
        [3_100, close],
      ],
      { ...defaultDoorTiming, relockOn: "close" },
    );
    expect(out.slice(-3)).toEqual(["lock", "door.closed", "door.locked closed"]);
  });

  test("gives people who need longer more strike and more open time", () => {
    const { out } = run([
      [0, { ...grant, isExtended: true }],
      [19_000, open],
      [63_000, tick],
    ]);
    expect(out).toContain("release 20000");
    expect(out).not.toContain("door.held");
    expect(
      run([
        [0, { ...grant, isExtended: true }],
        [19_000, open],
        [64_000, tick],
      ]).out,
    ).toContain("door.held");
  });
});

describe("a forced door", () => {
  test("is one that opens while locked without grant or request to exit", () => {
    const { out, state } = run([[0, open]]);
    expect(out).toEqual(["door.opened", "door.forced"]);
    expect(state.alarm).toBe("forced");
    expect(
      run([
        [0, open],
        [10, close],
      ]).out.slice(2),
    ).toEqual(["door.closed", "door.forced-cleared"]);
  });

  test("is forced again the instant the release is over", () => {
    expect(
      run([
        [0, grant],
        [4_999, open],
      ]).out,
    ).not.toContain("door.forced");
    expect(
      run([
        [0, grant],
        [5_000, open],
      ]).out,
    ).toContain("door.forced");
  });

  test("is not claimed before anybody knows whether it was locked", () => {
    const step = stepDoor(initialDoorState(), open, 0, defaultDoorTiming);
    expect(step.happenings).toEqual([{ type: "door.opened" }]);
  });

  test("keeps its alarm when it is held too", () => {
    expect(
      run([
        [0, open],
        [30_000, tick],
      ]),
    ).toMatchObject({ state: { alarm: "forced" } });
    expect(
      run([
        [0, open],
        [30_000, tick],
      ]).out,
    ).not.toContain("door.held");
  });
});

describe("a request to exit", () => {
  test("shunts the forced alarm for its time without releasing the lock", () => {
    expect(
      run([
        [0, rex(true)],
        [4_999, open],
      ]).out,
    ).toEqual(["door.rex", "door.opened"]);
    expect(
      run([
        [0, rex(true)],
        [5_000, open],
      ]).out,
    ).toContain("door.forced");
  });

  test("that never lets go does not shunt for ever, a new press does again", () => {
    const stuck = run([
      [0, rex(true)],
      [60_000, rex(true)],
      [60_001, open],
    ]);
    expect(stuck.out).toContain("door.forced");
    const again = run([
      [0, rex(true)],
      [59_000, rex(false)],
      [60_000, rex(true)],
      [60_001, open],
    ]);
    expect(again.out).not.toContain("door.forced");
  });

  test("releases only where it is wired so, and never in lockdown, where it still shunts", () => {
    const wired = { ...defaultDoorTiming, isRexUnlocking: true };
    expect(run([[0, rex(true)]], wired).out).toEqual(["release 5000", "door.rex", "door.unlocked rex"]);
    const { out } = run(
      [
        [0, lockdown(true)],
        [10, rex(true)],
        [20, open],
      ],
      wired,
    );
    expect(out).toEqual(["lock", "door.rex", "door.opened"]);
  });
});

describe("a door held open", () => {
  test("warns, then alarms, then clears when it closes", () => {
    const { out } = run([
      [0, grant],
      [1_000, open],
      [21_000, tick],
      [31_000, tick],
      [40_000, close],
    ]);
    expect(out.slice(4)).toEqual([
      "lock",
      "door.locked timeout",
      "door.held-soon",
      "door.held",
      "door.closed",
      "door.held-cleared",
    ]);
  });

  test("is found by one late tick", () => {
    const { out, state } = run([
      [0, grant],
      [1_000, open],
      [90_000, tick],
    ]);
    expect(out).toContain("door.held");
    expect(out).not.toContain("door.held-soon");
    expect(state).toMatchObject({ alarm: "held", lock: "locked" });
  });

  test("is nobody's alarm while the door stands open by order, and is watched from when that ends", () => {
    const free = run([
      [0, baseline("unlocked-schedule")],
      [10, open],
      [99_000, tick],
    ]);
    expect(free.out).toEqual(["release", "door.unlocked schedule", "door.opened"]);
    const ended = run([
      [0, baseline("unlocked-schedule")],
      [10, open],
      [50_000, baseline("locked")],
      [80_000, tick],
    ]);
    expect(ended.out.slice(3)).toEqual(["lock", "door.locked schedule", "door.held"]);
  });
});

describe("lockdown", () => {
  test("locks, ends a running release and takes no grant or command", () => {
    const { out, state } = run([
      [0, grant],
      [100, lockdown(true)],
      [200, grant],
      [300, { kind: "commanded", commandId: "c", unlockMs: 5_000 }],
    ]);
    expect(out.slice(2)).toEqual(["lock", "access.not-used", "door.locked lockdown"]);
    expect(state).toMatchObject({ lock: "lockdown", relockAt: null });
  });

  test("outlasts a schedule and falls back to it when released", () => {
    const { out, state } = run([
      [0, lockdown(true)],
      [10, baseline("unlocked-schedule")],
      [20, lockdown(false)],
    ]);
    expect(out).toEqual(["lock", "release", "door.unlocked override"]);
    expect(state.lock).toBe("unlocked-schedule");
  });
});

test("a commanded release is timed, and a length that is no time releases nothing", () => {
  const command = (unlockMs: number): DoorInput => ({ kind: "commanded", commandId: "c", unlockMs });
  expect(
    run([
      [0, command(3_000)],
      [3_000, tick],
    ]).out,
  ).toEqual(["release 3000", "door.unlocked command", "lock", "door.locked timeout"]);
  for (const ms of [0, -1, Number.NaN]) expect(run([[0, command(ms)]]).out).toEqual([]);
});

test("tamper stays the alarm until it is cleared", () => {
  const { out, state } = run([
    [0, { kind: "tamper", isActive: true }],
    [10, open],
    [20, close],
  ]);
  expect(out).toEqual(["reader.tamper", "door.opened", "door.forced", "door.closed"]);
  expect(state.alarm).toBe("tamper");
});

test("the next deadline is the earliest of those that run", () => {
  expect(nextDeadline(run([[0, grant]]).state)).toBe(5_000);
  expect(
    nextDeadline(
      run([
        [0, grant],
        [1_000, open],
      ]).state,
    ),
  ).toBe(2_000);
  expect(
    nextDeadline(
      run([
        [0, grant],
        [1_000, open],
        [2_000, tick],
      ]).state,
    ),
  ).toBe(21_000);
  expect(nextDeadline(run([]).state)).toBeNull();
});
