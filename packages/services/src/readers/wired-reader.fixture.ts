import type { BridgeCommand } from "@gatehouse/contracts/bridge/bridge-command";
import type { ReportedReader } from "@gatehouse/contracts/bridge/reported-lines";
import { readChanges, readHead } from "@gatehouse/db/changes/read-changes";
import type { Db } from "@gatehouse/db/client";
import type { BridgeActor } from "@gatehouse/domain/actors/actor";
import { givenPairedBridge } from "@gatehouse/testing/fixtures/paired-bridge";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { givenSite } from "@gatehouse/testing/fixtures/site";
import { until } from "@gatehouse/testing/waits/until";
import { bridgeCommandOf } from "../bridges/bridge-command-of.ts";
import { greetedStream } from "../doors/greeted-stream.fixture.ts";
import { storeBatches } from "../doors/store-batches.ts";
import { takeLines } from "./take-lines.ts";

/** A site whose bridge is connected and has said how its readers are wired, one secured and one without a key. */
export async function givenWiredSite(db: Db) {
  const projectId = await givenProject(db);
  const actor = await givenAdmin(db, projectId, "owner");
  const { siteId, doors } = await givenSite(db, projectId);
  const { bridgeId } = await givenPairedBridge(db, { projectId, siteId });
  const where = { projectId_id: { projectId, id: bridgeId } };
  await db.client.bridge.update({ where, data: { connectedAt: new Date() } });
  const bridge: BridgeActor = { kind: "bridge", projectId, bridgeId };
  const [readerId, plainId] = [doors[0]?.inReaderId ?? "", doors[0]?.outReaderId ?? ""];
  const readers: ReportedReader[] = [
    wire(readerId, { security: "required", address: 1 }),
    wire(plainId, { security: "plain", address: 2 }),
  ];
  await takeLines(db, bridge, siteId, { readers });
  const epoch = await greetedStream(db, projectId, bridgeId);
  let seq = 0;
  /** Stores something the bridge says of its reader. */
  const report = async (type: string, data: object) => {
    seq += 1;
    const clock = { offsetMs: 0, uncertaintyMs: 5, isSynced: true };
    const known = { doorId: doors[0]?.id ?? null, readerId, driver: "osdp", listVersion: 1, blockVersion: 1 };
    const event = { type, occurredAt: Date.now(), monoUs: 1, clock, ...known, data };
    const batch = { epoch, entries: [{ seq, event }] };
    await storeBatches(db, projectId, [{ bridgeId, siteId, batch }]);
    db.bell.ring(projectId, "doors");
  };
  /** Up to here orders were taken, whenever they were given. */
  let obeyed = (await readHead(db.client, projectId))?.position ?? 0;
  /** Takes the next order as the bridge would, and says what came of it. */
  const obey = async (result: { outcome: string; refusal?: string }): Promise<BridgeCommand> => {
    const command = await until("an order comes", async () => {
      const changes = await readChanges(db.client, projectId, obeyed, 100);
      return changes
        .map((change) => bridgeCommandOf(change, { siteId, bridgeId }))
        .find((one) => one !== null);
    });
    obeyed = command.position;
    await report("command.result", { commandId: command.commandId, ...result });
    return command;
  };
  return { projectId, actor, siteId, bridgeId, bridge, readerId, plainId, readers, report, obey };
}

/** A reader of the line *bus*. */
export function wire(readerId: string, changes: Partial<ReportedReader> = {}): ReportedReader {
  return {
    ...{
      readerId,
      lineId: "bus",
      protocol: "osdp",
      profile: "Cards (26 bits, H10301)",
      security: "required",
    },
    ...{ address: 1, drivesLock: true, canTrace: true },
    ...changes,
  };
}
