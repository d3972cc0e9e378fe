import type { Tx } from "../../packages/db/src/transactions/tx.ts";
import { newId } from "../../packages/services/src/rows/new-id.ts";
import { type DemoSite, demoRoles } from "./demo-site.ts";

/** Weekdays from 06:00 to 20:00, in minutes of the site's day. */
const workingHours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, fromMinute: 6 * 60, toMinute: 20 * 60 }));

/** Sites with zones, doors, an in and an out reader each, a bridge that waits for its pairing, and what the roles open. */
export async function seedSites(
  tx: Tx,
  sites: readonly DemoSite[],
  roleIds: ReadonlyMap<string, string>,
): Promise<void> {
  const { projectId, now } = tx;
  const stamp = { projectId, createdAt: now };
  const zoneIds = new Map<string, string>();
  const id = () => newId(now.getTime());
  for (const site of sites) {
    const siteId = id();
    await tx.client.site.create({ data: { ...stamp, id: siteId, name: site.name, timeZone: site.timeZone } });
    await tx.client.bridge.create({ data: { ...stamp, id: id(), siteId, name: `${site.name} bridge` } });
    for (const zone of site.zones) {
      const zoneId = id();
      zoneIds.set(zone.name, zoneId);
      await tx.client.zone.create({ data: { ...stamp, id: zoneId, siteId, name: zone.name } });
      for (const name of zone.doors) {
        const doorId = id();
        await tx.client.door.create({ data: { ...stamp, id: doorId, siteId, zoneId, name } });
        await tx.client.reader.createMany({
          data: ["in", "out"].map((direction) => ({
            ...stamp,
            id: id(),
            doorId,
            name: `${name} ${direction}`,
            direction,
          })),
        });
      }
    }
  }
  const scheduleId = id();
  await tx.client.schedule.create({
    data: { ...stamp, id: scheduleId, name: "Working hours", windows: JSON.stringify(workingHours) },
  });
  const grants = demoRoles.flatMap((role) =>
    role.zones.flatMap((zone) => {
      const [roleId, zoneId] = [roleIds.get(role.name), zoneIds.get(zone)];
      return roleId && zoneId
        ? [{ ...stamp, id: id(), roleId, zoneId, scheduleId: role.weekdays ? scheduleId : null }]
        : [];
    }),
  );
  await tx.client.grant.createMany({ data: grants });
}
