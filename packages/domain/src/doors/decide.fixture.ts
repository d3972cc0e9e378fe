import type { AccessList, DoorRow } from "../access/access-list.ts";
import type { Rows } from "../access/small-site.fixture.ts";
import { type anna, wednesdayTen, type weldersEnterHall } from "../access/small-site.fixture.ts";
import { decide } from "./decide.ts";
import type { DecisionContext, Presentation } from "./presentation.ts";

export const passShown: Extract<Presentation, { kind: "pass-code" }> = {
  kind: "pass-code",
  readerId: "in",
  at: wednesdayTen,
  read: "good",
  pin: "not-entered",
  number: "17",
  epoch: 3,
  keyGeneration: 1,
  code: "ok",
};
const { readerId, at, read, pin } = passShown;
export const cardShown: Extract<Presentation, { kind: "card" }> = {
  readerId,
  at,
  read,
  pin,
  kind: "card",
  number: "004711",
};
export const badgeShown: Extract<Presentation, { kind: "badge-code" }> = {
  readerId,
  at,
  read,
  pin,
  kind: "badge-code",
  number: "900",
  code: "ok",
};
export const quiet: DecisionContext = { isLockedDown: false, presentIn: null, occupancy: "unknown" };

export const holder = (changes: Partial<typeof anna>) => (rows: Rows) => ({
  ...rows,
  holders: rows.holders.map((row) => ({ ...row, ...changes })),
});
export const grant = (changes: Partial<typeof weldersEnterHall>) => (rows: Rows) => ({
  ...rows,
  grants: rows.grants.map((row) => ({ ...row, ...changes })),
});
export const doorWith = (changes: Partial<DoorRow>) => (rows: Rows) => ({
  ...rows,
  doors: rows.doors.map((row) => ({ ...row, ...changes })),
});

export const reasonOf = (list: AccessList, shown: Presentation, context = quiet) => {
  const decision = decide(list, shown, context);
  return decision.outcome === "granted" ? "granted" : decision.reason;
};
