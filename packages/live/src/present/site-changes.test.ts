import { findLiveEvent } from "@gatehouse/contracts/live/catalogue";
import type { StoredChange } from "@gatehouse/db/changes/read-changes";
import { expect, test } from "vitest";
import { presentChange } from "./present-change.ts";
import { sitePresenters } from "./site-changes.ts";

const [subjectId, other] = ["0190b5a0-0000-7000-8000-000000000001", "0190b5a0-0000-7000-8000-000000000002"];
const at = new Date("2026-05-06T08:00:00.000Z");

function change(verb: string, subjectKind: string, after: Record<string, unknown>): StoredChange {
  const from = { position: 7, at, actor: "admin:x", source: "admin", requestId: "r" };
  return { ...from, verb, subjectKind, subjectId, before: undefined, after };
}

test("every verb of sites is presented as the event of its name, for the audience the catalogue gives it", () => {
  const moment = at.toISOString();
  const after = {
    mode: "lockdown",
    state: "online",
    commandId: other,
    expiresAt: moment,
    userId: other,
    bridgeId: other,
    measuredMs: 12,
    acknowledgedAt: moment,
  };
  for (const verb of Object.keys(sitePresenters)) {
    const [event] = presentChange(change(verb, verb.split(".")[0] ?? "", after));
    const declared = findLiveEvent(verb);
    expect(event).toMatchObject({ name: verb, audience: declared?.audience });
    expect(declared?.payload.safeParse(event?.data).success, verb).toBe(true);
  }
});

test("the reason of an order and the name of its site stay in the log", () => {
  const told = presentChange(
    change("door.unlock-ordered", "door", {
      commandId: other,
      expiresAt: at.toISOString(),
      reason: "Secret visitor",
      siteId: other,
    }),
  );
  expect(JSON.stringify(told)).not.toMatch(/Secret|siteId/);
});

test("a change that closes doors to a person also opens a revocation, for admins only", () => {
  const told = presentChange(change("user.blocked", "user", { standing: "blocked", revocationId: other }));
  expect(told.filter((event) => event.name === "revocation.opened")).toEqual([
    {
      audience: "admins",
      name: "revocation.opened",
      data: { revocationId: other, userId: subjectId, at: at.toISOString() },
    },
  ]);
  expect(told.filter((event) => event.audience === "desks").map((event) => event.name)).toEqual([
    "holder.changed",
  ]);
});
