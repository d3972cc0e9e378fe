import type { FrameCounts, StreamName } from "@gatehouse/contracts/live/frame";
import { readChanges, readHead } from "@gatehouse/db/changes/read-changes";
import type { Db } from "@gatehouse/services/connection";
import { presentChange } from "../present/present-change.ts";
import type { Presented } from "../present/presented.ts";

/** One committed position with what it means to each audience. */
export type Positioned = { readonly position: number; readonly events: readonly Presented[] };

/** Where a stream stands; `counts` come with the change stream only. */
export type StreamHead = { readonly position: number; readonly epoch: string; readonly counts?: FrameCounts };

/** An ordered stream of a project as the feeds read it from the database. */
export type StreamSource = {
  readonly name: StreamName;
  readonly readHead: (projectId: string) => Promise<StreamHead | undefined>;
  readonly readAfter: (projectId: string, after: number, limit: number) => Promise<readonly Positioned[]>;
};

/** The stream of changes. */
export const changeSource = (db: Db): StreamSource => ({
  name: "changes",
  readHead: (projectId) => readHead(db.client, projectId),
  readAfter: async (projectId, after, limit) =>
    (await readChanges(db.client, projectId, after, limit)).map((change) => ({
      position: change.position,
      events: presentChange(change),
    })),
});
