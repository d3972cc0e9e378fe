import type { AccessList, CredentialRow } from "@gatehouse/domain/access/access-list";
import { effectiveAccess } from "@gatehouse/domain/access/effective-access";
import { rowsOf } from "@gatehouse/domain/access/row-map";
import type { CrowdMember } from "@gatehouse/reader/drivers/site-simulator/demo-crowd";
import type { ServerClock } from "../clock/server-clock.ts";
import type { PassKeyStore } from "../credentials/pass-keys.ts";
import type { SimulatedPhones } from "./simulated-phones.ts";

/** One in so many walks up to a door that is not theirs: a site where nobody is ever refused looks like no site. */
const strayEvery = 17;

/** Everybody who carries something this site can read, on the way to the doors that are theirs. */
export function crowdOf(
  list: AccessList,
  keys: PassKeyStore,
  phones: SimulatedPhones,
  clock: ServerClock,
): readonly CrowdMember[] {
  const doors = [...rowsOf(list.tables.doors)];
  const carried = [...rowsOf(list.tables.credentials)].filter(
    (row) => row.state === "live" && canShow(row, keys),
  );
  return carried.map((row, index) => {
    const zones = effectiveAccess(list, row.holderId, clock.now())?.zones.filter((zone) => zone.isOpen) ?? [];
    const own = doors
      .filter((door) => zones.some((zone) => zone.zoneId === door.zoneId))
      .map((door) => door.id);
    return {
      memberId: row.holderId,
      doorIds: own.length === 0 || index % strayEvery === 0 ? null : own,
      credential: () =>
        row.kind === "pass"
          ? phones.draw(Number(row.number))
          : phones.show({ kind: "card", number: row.number }),
    };
  });
}

/** A phone needs its key here; printed badges are for people with cameras, not for this crowd. */
function canShow(row: CredentialRow, keys: PassKeyStore): boolean {
  if (row.kind === "pass") return keys.keyOf(Number(row.number)) !== undefined;
  return row.kind === "card";
}
