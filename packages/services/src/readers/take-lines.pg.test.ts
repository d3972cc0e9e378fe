import { readChanges } from "@gatehouse/db/changes/read-changes";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenPairedBridge } from "@gatehouse/testing/fixtures/paired-bridge";
import { givenSite } from "@gatehouse/testing/fixtures/site";
import { expect, test } from "vitest";
import { takeLines } from "./take-lines.ts";
import { givenWiredSite, wire } from "./wired-reader.fixture.ts";

const { db } = await databaseForFile();

const setups = async (projectId: string) =>
  (await db.client.readerSetup.findMany({ where: { projectId }, orderBy: { address: "asc" } })).map(
    ({ readerId, bridgeId, address }) => ({ readerId, bridgeId, address }),
  );
const reports = async (projectId: string) =>
  (await readChanges(db.client, projectId, 0, 100)).filter(({ verb }) => verb === "bridge.lines-reported");

test("what a bridge says is kept, said again it changes nothing, and said otherwise it is replaced as a whole", async () => {
  const { projectId, bridge, bridgeId, siteId, readerId, plainId, readers } = await givenWiredSite(db);
  expect(await setups(projectId)).toEqual([
    { readerId, bridgeId, address: 1 },
    { readerId: plainId, bridgeId, address: 2 },
  ]);
  await takeLines(db, bridge, siteId, { readers: [...readers].reverse() });
  expect(await reports(projectId)).toHaveLength(1);
  await takeLines(db, bridge, siteId, { readers: [wire(plainId, { address: 9 })] });
  expect(await setups(projectId)).toEqual([{ readerId: plainId, bridgeId, address: 9 }]);
  expect((await reports(projectId)).at(-1)).toMatchObject({ before: { readers: 2 }, after: { readers: 1 } });
  await takeLines(db, bridge, siteId, { readers: [] });
  expect(await setups(projectId)).toEqual([]);
});

test("readers of other sites and projects, and such that do not exist, are left out", async () => {
  const { projectId, bridge, bridgeId, siteId, readerId } = await givenWiredSite(db);
  const elsewhere = await givenWiredSite(db);
  const neighbour = await givenSite(db, projectId);
  const strangers = [elsewhere.readerId, neighbour.doors[0]?.inReaderId ?? "", crypto.randomUUID()];
  const before = await setups(elsewhere.projectId);
  await takeLines(db, bridge, siteId, {
    readers: [...strangers, readerId].map((id) => wire(id, { address: 4 })),
  });
  expect(await setups(projectId)).toEqual([{ readerId, bridgeId, address: 4 }]);
  expect(await setups(elsewhere.projectId)).toEqual(before);
});

test("a reader that is moved to another bridge of the site is that one's, however often both speak at once", async () => {
  const { projectId, bridge, siteId, readerId, plainId } = await givenWiredSite(db);
  const { bridgeId } = await givenPairedBridge(db, { projectId, siteId });
  const other = { ...bridge, bridgeId };
  await takeLines(db, other, siteId, { readers: [wire(readerId, { address: 7 })] });
  expect(await setups(projectId)).toEqual([
    { readerId: plainId, bridgeId: bridge.bridgeId, address: 2 },
    { readerId, bridgeId, address: 7 },
  ]);
  await Promise.all(
    Array.from({ length: 6 }, (_, nth) =>
      takeLines(db, nth % 2 ? bridge : other, siteId, {
        readers: [wire(readerId, { address: nth }), wire(plainId, { address: 10 + nth })],
      }),
    ),
  );
  const after = await setups(projectId);
  expect(after).toHaveLength(2);
  expect(new Set(after.map((setup) => setup.bridgeId)).size).toBe(1);
});
