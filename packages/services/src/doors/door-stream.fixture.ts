import type { EventBatch } from "@gatehouse/contracts/bridge/event-batch";
import type { Db } from "@gatehouse/db/client";
import { givenPairedBridge } from "@gatehouse/testing/fixtures/paired-bridge";
import { givenProject } from "@gatehouse/testing/fixtures/project";
import { givenSite } from "@gatehouse/testing/fixtures/site";
import { greetedStream } from "./greeted-stream.fixture.ts";
import { storeBatches } from "./store-batches.ts";
import type { StreamMemory } from "./stream-memory.ts";

/** A bridge that has been greeted at a site of a new project, and what it may send. */
export async function givenDoorStream(db: Db) {
  const projectId = await givenProject(db);
  const site = await givenSite(db, projectId);
  const { bridgeId } = await givenPairedBridge(db, { projectId, siteId: site.siteId });
  const epoch = await greetedStream(db, projectId, bridgeId);
  const doorId = site.doors[0]?.id ?? "";
  const event = (type: string, data: object = {}, occurredAt = Date.now()) => ({
    type,
    occurredAt,
    monoUs: 1,
    clock: { offsetMs: 0, uncertaintyMs: 5, isSynced: true },
    doorId,
    readerId: site.doors[0]?.inReaderId ?? null,
    driver: "test",
    listVersion: 3,
    blockVersion: 4,
    data,
  });
  const batch = (from: number, to: number): EventBatch => ({
    epoch,
    entries: Array.from({ length: to - from + 1 }, (_, nth) => ({
      seq: from + nth,
      event: event("door.rex"),
    })),
  });
  const send = (sent: EventBatch, memory?: StreamMemory) =>
    storeBatches(db, projectId, [{ bridgeId, siteId: site.siteId, batch: sent }], memory);
  const stored = () =>
    db.client.doorEvent.findMany({ where: { projectId, bridgeId }, orderBy: { position: "asc" } });
  return { projectId, site, bridgeId, epoch, event, batch, send, stored };
}
