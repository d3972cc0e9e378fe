import type { DoorRow, DoorsListAnswer } from "@gatehouse/contracts/doors/doors-list";
import type { Accessor } from "solid-js";
import { createSiteList, type SiteList } from "~/features/sites/states/create-site-list.ts";
import type { SiteRows } from "~/features/sites/states/rows-by-site.ts";
import { api } from "~/lib/api/api.ts";
import { readerZone } from "~/lib/time.ts";

/** The doors of one site. */
export type SiteGroup = SiteRows<DoorRow>;

/** All doors of the project, with the zone a site tells the time in; without a site that of the first. */
export type SiteDoors = SiteList<DoorRow, DoorsListAnswer> & {
  readonly zoneOf: (siteId: string | undefined) => string;
};

/** All doors of the project, followed while the calling component is on the page. */
export function createSiteDoors(projectId: Accessor<string>): SiteDoors {
  const list = createSiteList<DoorRow, DoorsListAnswer>(projectId, {
    read: (id) => api.doors.list.query({ projectId: id }),
    rowsOf: (answer) => answer.doors,
    apply: (rows, { door, reader, doorState, readerState, occurredAt }) => {
      const held = rows.find((row) => row.id === door?.id);
      if (held && doorState) Object.assign(held, doorState, { changedAt: occurredAt });
      const heard = held?.readers.find((one) => one.id === reader?.id);
      if (heard && readerState) Object.assign(heard, readerState);
    },
    // Changes that say something new about a door or its bridge.
    tells: /^(bridge\.|door\.locked-down|door\.released)/,
  });
  const zoneOf = (siteId: string | undefined) =>
    list.sites().find((site) => site.id === siteId)?.timeZone ?? list.sites()[0]?.timeZone ?? readerZone();
  return { ...list, zoneOf };
}
