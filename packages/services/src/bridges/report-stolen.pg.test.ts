import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenPairedBridge } from "@gatehouse/testing/fixtures/paired-bridge";
import { givenSite } from "@gatehouse/testing/fixtures/site";
import { expect, test } from "vitest";
import { givenBound, givenOffice } from "../passes/coming-aboard.fixture.ts";
import { readMacKeys } from "../passes/pass-mac-keys.ts";
import { addBridge } from "./add-bridge.ts";
import { listBridges } from "./list-bridges.ts";
import { pairBridge } from "./pair-bridge.ts";
import { renewPairing } from "./renew-pairing.ts";
import { reportStolen } from "./report-stolen.ts";

const { db } = await databaseForFile();

const rowOf = async (projectId: string, bridgeId: string) =>
  (await listBridges(db, projectId)).bridges.find((bridge) => bridge.id === bridgeId);

test("a stolen bridge is believed no more, and the keys it held are worth nothing; other people's keys stay", async () => {
  const { projectId, actor } = await givenOffice(db);
  const { siteId, roleId } = await givenSite(db, projectId);
  const { bridgeId } = await givenPairedBridge(db, { projectId, siteId });
  const welder = (await givenBound(db, actor, { roleIds: [roleId] })).mail.userId;
  const stranger = (await givenBound(db, actor)).mail.userId;
  const { code } = await renewPairing(db, actor, { bridgeId });

  expect(await reportStolen(db, actor, { bridgeId })).toEqual({ renewals: 1 });
  expect(await rowOf(projectId, bridgeId)).toMatchObject({ state: "quarantined", quarantine: "stolen" });
  const kept = await readMacKeys(db, projectId, [welder, stranger]);
  expect(kept.map((key) => key.userId)).toEqual([stranger]);
  const request = { protocol: 1, code, publicKey: "A".repeat(43), version: "1" };
  await expect(pairBridge(db, request, "198.51.100.7")).rejects.toMatchObject({
    code: "bridge.pairing-invalid",
  });
});

test("a second report changes nothing, and neither does one of a bridge that was never paired", async () => {
  const { projectId, actor } = await givenOffice(db);
  const { siteId } = await givenSite(db, projectId, { name: "Quay" });
  const { bridgeId } = await givenPairedBridge(db, { projectId, siteId });
  await reportStolen(db, actor, { bridgeId });
  const made = await addBridge(db, actor, { projectId, siteId, name: "Spare" });
  const { asOf } = await listBridges(db, projectId);
  expect(await reportStolen(db, actor, { bridgeId })).toEqual({ renewals: 0 });
  expect(await reportStolen(db, actor, { bridgeId: made.bridgeId })).toEqual({ renewals: 0 });
  expect((await rowOf(projectId, made.bridgeId))?.state).toBe("unpaired");
  expect((await listBridges(db, projectId)).asOf).toEqual(asOf);
});

test("the list names every site, also one without a bridge", async () => {
  const { projectId } = await givenOffice(db);
  const quay = await givenSite(db, projectId, { name: "Quay" });
  const depot = await givenSite(db, projectId, { name: "Depot" });
  await givenPairedBridge(db, { projectId, siteId: quay.siteId });
  const { sites } = await listBridges(db, projectId);
  expect(sites).toEqual([
    { id: depot.siteId, name: "Depot", timeZone: "Europe/Brussels" },
    { id: quay.siteId, name: "Quay", timeZone: "Europe/Brussels" },
  ]);
});
