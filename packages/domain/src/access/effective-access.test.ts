import { describe, expect, test } from "vitest";
import { effectiveAccess } from "./effective-access.ts";
import { anna, listOf, smallSite, wednesdayTen, welder, weldersEnterHall } from "./small-site.fixture.ts";

describe("effective access", () => {
  test("says through whom, by which grant and on which schedule a zone is open", () => {
    const list = listOf({
      grants: [{ ...weldersEnterHall, scheduleId: "mornings", validTo: wednesdayTen + 1 }],
    });
    expect(effectiveAccess(list, "anna", wednesdayTen)).toMatchObject({
      standing: "active",
      zones: [
        {
          zoneId: "hall",
          isOpen: true,
          paths: [
            {
              via: { kind: "role", id: "welder" },
              grantId: "grant-1",
              scheduleId: "mornings",
              state: "open",
            },
          ],
        },
      ],
    });
  });

  test("shows closed paths with what stands in their way", () => {
    const pending = { ...welder, roleId: "rigger", status: "pending" as const, openTaskId: "video" };
    const list = listOf({
      holders: [{ ...anna, roles: [welder, pending] }],
      grants: [
        { ...weldersEnterHall, validFrom: wednesdayTen + 1 },
        { ...weldersEnterHall, id: "g2", zoneId: "yard", subject: { kind: "role", id: "rigger" } },
      ],
    });
    const zones = effectiveAccess(list, "anna", wednesdayTen)?.zones;
    expect(
      zones?.map((zone) => [zone.zoneId, zone.isOpen, zone.paths[0]?.state, zone.paths[0]?.openTaskId]),
    ).toEqual([
      ["hall", false, "not-yet-valid", null],
      ["yard", false, "role-pending", "video"],
    ]);
  });

  test("of a path is valid for the overlap of role and grant", () => {
    const list = listOf({
      holders: [{ ...anna, roles: [{ ...welder, validFrom: 10, validTo: 90 }] }],
      grants: [{ ...weldersEnterHall, validFrom: 20, validTo: 200 }],
    });
    const path = effectiveAccess(list, "anna", 50)?.zones[0]?.paths[0];
    expect(path).toMatchObject({ validFrom: 20, validTo: 90, state: "open" });
  });

  test("of somebody unknown is null", () => {
    expect(effectiveAccess(listOf({ holders: smallSite.holders }), "ben", wednesdayTen)).toBeNull();
  });
});
