import type { Db } from "@gatehouse/services/connection";
import { doorEventsAfter, doorStreamHead } from "@gatehouse/services/doors/follow-door-events";
import type { StreamSource } from "./stream-source.ts";

/** The stream of doors: every event is one row with its names resolved, heard by admins and desks alike. */
export const doorSource = (db: Db): StreamSource => ({
  name: "doors",
  readHead: (projectId) => doorStreamHead(db, projectId),
  readAfter: async (projectId, after, limit) =>
    (await doorEventsAfter(db, projectId, after, limit)).map((row) => ({
      position: row.position,
      events: [{ audience: "everyone", name: "door.reported", data: row }],
    })),
});
