import { describe, expect, test } from "vitest";
import type { DoorRow } from "../access/access-list.ts";
import { applyBlocks } from "../access/list-blocks.ts";
import type { Rows } from "../access/small-site.fixture.ts";
import {
  anna,
  listOf,
  smallSite,
  wednesdayTen,
  welder,
  weldersEnterHall,
} from "../access/small-site.fixture.ts";
import { issueLease } from "../bridges/lease.ts";
import {
  badgeShown,
  cardShown,
  doorWith,
  grant,
  holder,
  passShown,
  quiet,
  reasonOf,
} from "./decide.fixture.ts";
import { decide } from "./decide.ts";
import type { DenialReason } from "./denial-reason.ts";
import type { DecisionContext } from "./presentation.ts";

const { at } = passShown;
const door = smallSite.doors[0] as DoorRow;
const hour = 3_600_000;

/** One thing that is wrong: rows, presentation, context or lease that differ from a grant. */
type Fault = {
  readonly reason: DenialReason;
  readonly rows?: (rows: Rows) => Rows;
  readonly shown?: (shown: typeof passShown) => typeof passShown;
  readonly context?: Partial<DecisionContext>;
  readonly isLeaseOver?: true;
};

/** One fault for each place of the order, first place first. */
const ordered: readonly Fault[] = [
  { reason: "parity-error", shown: (s) => ({ ...s, read: "parity-error" }) },
  { reason: "code-invalid", shown: (s) => ({ ...s, code: "bad-mac" }) },
  { reason: "stale-read", shown: (s) => (s.read === "good" ? { ...s, read: "stale" } : s) },
  { reason: "list-stale", isLeaseOver: true },
  { reason: "unknown-credential", rows: (rows) => ({ ...rows, credentials: [] }) },
  { reason: "credential-inactive", rows: holder({ pass: { kind: "reset", epoch: 3 } }) },
  { reason: "user-blocked", rows: holder({ standing: "blocked" }) },
  { reason: "lockdown", context: { isLockedDown: true } },
  { reason: "no-access-at-door", rows: grant({ zoneId: "elsewhere" }) },
  { reason: "credential-expired", rows: grant({ validTo: wednesdayTen }) },
  { reason: "outside-schedule", rows: grant({ scheduleId: "unheard-of" }) },
  { reason: "apb-violation", rows: doorWith({ antiPassback: "hard" }), context: { presentIn: "hall" } },
  { reason: "occupancy-full", rows: doorWith({ occupancyLimit: 4 }), context: { occupancy: 4 } },
  { reason: "pin-required", rows: doorWith({ pin: "required" }) },
];

function decideWith(faults: readonly Fault[]) {
  let rows: Rows = smallSite;
  let shown = passShown;
  let context = quiet;
  let lease = issueLease(at - hour, 24 * hour, "deny");
  for (const fault of faults) {
    rows = fault.rows?.(rows) ?? rows;
    shown = fault.shown?.(shown) ?? shown;
    context = { ...context, ...fault.context };
    if (fault.isLeaseOver) lease = issueLease(at - 25 * hour, 24 * hour, "deny");
  }
  return decide(listOf(rows, lease), shown, context);
}

describe("a door", () => {
  test("opens for a pass, a card and a badge of an active person with a grant", () => {
    for (const shown of [passShown, cardShown, badgeShown]) {
      const decision = decide(listOf(), shown, quiet);
      expect(decision).toMatchObject({
        outcome: "granted",
        holderId: "anna",
        doorId: "door",
        listVersion: 100,
      });
    }
  });

  test("names who was let in by which grant", () => {
    expect(decide(listOf(), cardShown, quiet)).toMatchObject({
      credentialId: "c-card",
      path: { grantId: "grant-1", via: { kind: "role", id: "welder" } },
    });
  });

  test("keeps every step of the evaluation in the fixed order", () => {
    const { steps } = decide(listOf(), passShown, quiet);
    expect(steps.map((step) => `${step.check} ${step.outcome}`)).toEqual([
      "reader passed",
      "lease passed",
      "credential passed",
      "carrier passed",
      "standing passed",
      "lockdown passed",
      "grant passed",
      "validity passed",
      "schedule passed",
      "anti-passback not-configured",
      "occupancy not-configured",
      "pin not-configured",
    ]);
  });

  test("goes on evaluating after the first refusal, so that the second is known too", () => {
    const decision = decideWith([ordered[6], ordered[7]].flatMap((fault) => fault ?? []));
    const refused = decision.steps.filter((step) => step.outcome === "refused").map((step) => step.check);
    expect(refused).toEqual(["standing", "lockdown"]);
  });

  test.each(ordered)("gives the reason $reason when only that is wrong", (fault) => {
    expect(decideWith([fault])).toMatchObject({ outcome: "denied", reason: fault.reason });
  });

  const pairs = ordered.flatMap((first, i) => ordered.slice(i + 1).map((second) => ({ first, second })));
  // A read has one quality, so it cannot be both of these.
  const possible = pairs.filter(
    ({ first, second }) => !(first.reason === "parity-error" && second.reason === "stale-read"),
  );
  test.each(possible)("gives $first.reason before $second.reason", ({ first, second }) => {
    expect(decideWith([first, second])).toMatchObject({ outcome: "denied", reason: first.reason });
    expect(decideWith([second, first])).toMatchObject({ outcome: "denied", reason: first.reason });
  });
});

describe("standing and blocks", () => {
  test.each([
    ["archived", "user-archived"],
    ["blocked", "user-blocked"],
    ["in-review", "review-required"],
  ] as const)("%s is denied as %s, with card and pass alike", (standing, reason) => {
    const list = listOf(holder({ standing })(smallSite));
    for (const shown of [passShown, cardShown]) expect(reasonOf(list, shown)).toBe(reason);
  });

  test("a block that came ahead of the list denies at once", () => {
    const entry = { holderId: "anna", standing: "blocked" as const, minPassEpoch: 3, position: 101 };
    const decision = decide(applyBlocks(listOf(), { position: 101, entries: [entry] }), cardShown, quiet);
    expect(decision).toMatchObject({ outcome: "denied", reason: "user-blocked", blockVersion: 101 });
  });

  test("a lost phone's codes are dead before the list knows the new epoch, the card still opens", () => {
    const entry = { holderId: "anna", standing: "active" as const, minPassEpoch: 4, position: 101 };
    const list = applyBlocks(listOf(), { position: 101, entries: [entry] });
    expect(reasonOf(list, passShown)).toBe("credential-inactive");
    expect(reasonOf(list, cardShown)).toBe("granted");
  });
});

describe("a lease that has ended", () => {
  const over = { issuedAt: at - 25 * hour, endsAt: at - hour };

  test("denies everybody, from the very instant of its end", () => {
    const lease = { issuedAt: at - hour, endsAt: at, policy: "deny" } as const;
    expect(reasonOf(listOf({}, lease), { ...cardShown, at: at - 1 })).toBe("granted");
    expect(reasonOf(listOf({}, lease), cardShown)).toBe("list-stale");
  });

  test("opens for named people only, and says so", () => {
    const named = listOf({}, { ...over, policy: { criticalOnly: ["anna"] } });
    const decision = decide(named, cardShown, quiet);
    expect(decision.outcome).toBe("granted");
    expect(decision.steps[1]).toMatchObject({ check: "lease", outcome: "warned", reason: "list-stale" });
    const other = listOf({}, { ...over, policy: { criticalOnly: ["ben"] } });
    expect(reasonOf(other, cardShown)).toBe("list-stale");
  });

  test("does not open for a named person who is blocked", () => {
    const lease = { ...over, policy: { criticalOnly: ["anna"] } };
    expect(reasonOf(listOf(holder({ standing: "blocked" })(smallSite), lease), cardShown)).toBe(
      "user-blocked",
    );
  });

  test("is not brought back by a clock set back, nor by a clock that is no number", () => {
    expect(reasonOf(listOf(), { ...cardShown, at: at - 2 * hour })).toBe("list-stale");
    expect(reasonOf(listOf(), { ...cardShown, at: Number.NaN })).toBe("list-stale");
    const named = listOf({}, { ...over, policy: { criticalOnly: ["anna"] } });
    expect(reasonOf(named, { ...cardShown, at: Number.NaN })).toBe("list-stale");
  });
});

describe("grants, validity and schedules", () => {
  test("a pending role leads nowhere and is named with its open task", () => {
    const list = listOf(
      holder({ roles: [{ ...welder, status: "pending", openTaskId: "video" }] })(smallSite),
    );
    expect(decide(list, cardShown, quiet)).toMatchObject({
      reason: "no-access-at-door",
      detail: { zoneId: "hall", pendingRoleId: "welder", openTaskId: "video" },
    });
  });

  test("one accepted role beside a pending one opens", () => {
    const list = listOf({
      ...holder({ roles: [welder, { ...welder, roleId: "rigger", status: "pending" }] })(smallSite),
      grants: [weldersEnterHall, { ...weldersEnterHall, id: "g2", subject: { kind: "role", id: "rigger" } }],
    });
    expect(reasonOf(list, cardShown)).toBe("granted");
  });

  test.each([
    ["a grant to come", grant({ validFrom: at + 1 }), "not-yet-valid"],
    ["a grant that begins now", grant({ validFrom: at }), "granted"],
    ["a grant that ends now", grant({ validTo: at }), "credential-expired"],
    ["a role to come", holder({ roles: [{ ...welder, validFrom: at + 1 }] }), "not-yet-valid"],
    ["a role that ends now", holder({ roles: [{ ...welder, validTo: at }] }), "credential-expired"],
    [
      "a role whose record has expired",
      holder({ roles: [{ ...welder, status: "expired" }] }),
      "credential-expired",
    ],
    ["an open schedule", grant({ scheduleId: "mornings" }), "granted"],
    ["a schedule the list lacks", grant({ scheduleId: "lost" }), "outside-schedule"],
    ["a bound that is no number", grant({ validTo: Number.NaN }), "credential-expired"],
  ] as const)("%s", (_, change, expected) => {
    expect(reasonOf(listOf(change(smallSite)), cardShown)).toBe(expected);
  });

  test("a schedule is read on the site's own clocks, and closed where the time zone is unknown", () => {
    const rows = grant({ scheduleId: "mornings" })(smallSite);
    expect(reasonOf(listOf(rows), { ...cardShown, at: at + 2 * hour - 1 })).toBe("granted");
    expect(reasonOf(listOf(rows), { ...cardShown, at: at + 2 * hour })).toBe("outside-schedule");
    const lost = { ...rows, sites: [{ id: "site", timeZone: "Mars/Olympus" }] };
    expect(reasonOf(listOf(lost), cardShown)).toBe("outside-schedule");
  });

  test.each(["group", "company", "user"] as const)("a grant to a %s opens", (kind) => {
    const person = { ...anna, roles: [], groupIds: ["g"], companyIds: ["c"] };
    const id = { group: "g", company: "c", user: "anna" }[kind];
    const list = listOf({ holders: [person], grants: [{ ...weldersEnterHall, subject: { kind, id } }] });
    expect(reasonOf(list, cardShown)).toBe("granted");
  });
});

describe("badges", () => {
  test("only identify where the reader says so, with what would have refused", () => {
    const shown = { ...badgeShown, readerId: "out" };
    expect(decide(listOf(), shown, quiet)).toMatchObject({
      outcome: "identified",
      reason: null,
      holderId: "anna",
    });
    const blocked = listOf(holder({ standing: "blocked" })(smallSite));
    expect(decide(blocked, shown, quiet)).toMatchObject({ outcome: "identified", reason: "user-blocked" });
  });

  test("are not heard where they are off", () => {
    const list = listOf({ readers: smallSite.readers.map((row) => ({ ...row, badgeQr: "off" as const })) });
    expect(decide(list, badgeShown, quiet)).toMatchObject({ outcome: "denied", reason: "format-unknown" });
  });

  test("do not count while a required task is open, the pass does for another role", () => {
    const roles = [welder, { ...welder, roleId: "rigger", status: "pending" as const, openTaskId: "video" }];
    const list = listOf(holder({ roles })(smallSite));
    expect(decide(list, badgeShown, quiet)).toMatchObject({
      reason: "credential-inactive",
      detail: { because: "incomplete", openTaskId: "video" },
    });
    expect(reasonOf(list, passShown)).toBe("granted");
  });
});

describe("anti-passback, occupancy and PIN", () => {
  const list = (changes: Partial<DoorRow>) => listOf({ doors: [{ ...door, ...changes }] });
  const inside = { ...quiet, presentIn: "hall" };

  test("soft anti-passback warns and opens", () => {
    const decision = decide(list({ antiPassback: "soft" }), cardShown, inside);
    expect(decision.outcome).toBe("granted");
    expect(decision.steps[9]).toMatchObject({ outcome: "warned", reason: "apb-violation" });
  });

  test("hard anti-passback never holds anybody because their place is unknown", () => {
    const unknown = { ...quiet, presentIn: "unknown" as const };
    for (const readerId of ["in", "out"])
      expect(reasonOf(list({ antiPassback: "hard" }), { ...cardShown, readerId }, unknown)).toBe("granted");
  });

  test("leaving where one is, is right, leaving where one is not, is a violation", () => {
    const out = { ...cardShown, readerId: "out" };
    expect(reasonOf(list({ antiPassback: "hard" }), out, inside)).toBe("granted");
    expect(reasonOf(list({ antiPassback: "hard" }), out)).toBe("apb-violation");
  });

  test("a full zone lets nobody in and everybody out; an unknown count is full", () => {
    const full = list({ occupancyLimit: 2 });
    expect(reasonOf(full, cardShown, { ...quiet, occupancy: 1 })).toBe("granted");
    expect(reasonOf(full, cardShown, { ...quiet, occupancy: "unknown" })).toBe("occupancy-full");
    expect(reasonOf(full, { ...cardShown, readerId: "out" }, { ...quiet, occupancy: 9 })).toBe("granted");
  });

  test.each([
    ["right", "granted"],
    ["not-entered", "pin-required"],
    ["wrong", "pin-wrong"],
    ["locked-out", "pin-lockout"],
  ] as const)("a PIN that is %s gives %s", (pin, expected) => {
    expect(reasonOf(list({ pin: "required" }), { ...cardShown, pin })).toBe(expected);
  });

  test("lockdown holds whether the list says it or the bridge", () => {
    expect(reasonOf(list({ mode: "lockdown" }), cardShown)).toBe("lockdown");
    expect(reasonOf(listOf(), cardShown, { ...quiet, isLockedDown: true })).toBe("lockdown");
  });
});
