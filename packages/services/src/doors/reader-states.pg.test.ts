import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenPairedBridge } from "@gatehouse/testing/fixtures/paired-bridge";
import { givenProject } from "@gatehouse/testing/fixtures/project";
import { givenSite } from "@gatehouse/testing/fixtures/site";
import { expect, test } from "vitest";
import { greetedStream } from "./greeted-stream.fixture.ts";
import { storeBatches } from "./store-batches.ts";

const { db } = await databaseForFile();
const at = Date.UTC(2026, 4, 12, 10);

/** A reader, and what its row says after each thing its bridge reports of it. */
async function givenReader() {
  const projectId = await givenProject(db);
  const site = await givenSite(db, projectId);
  const { bridgeId } = await givenPairedBridge(db, { projectId, siteId: site.siteId });
  const epoch = await greetedStream(db, projectId, bridgeId);
  const readerId = site.doors[0]?.inReaderId ?? "";
  let seq = 0;
  return async (...events: readonly (readonly [type: string, data: object])[]) => {
    const entries = events.map(([type, data]) => {
      seq += 1;
      const clock = { offsetMs: 0, uncertaintyMs: 5, isSynced: true };
      const known = {
        doorId: site.doors[0]?.id ?? null,
        readerId,
        driver: "osdp",
        listVersion: 1,
        blockVersion: 1,
      };
      return { seq, event: { type, occurredAt: at + seq, monoUs: 1, clock, ...known, data } };
    });
    await storeBatches(db, projectId, [{ bridgeId, siteId: site.siteId, batch: { epoch, entries } }]);
    return await db.client.readerState.findUniqueOrThrow({
      where: { projectId_readerId: { projectId, readerId } },
    });
  };
}

const online = { pdid: "a1b2c3 7 00081234", secure: "scbk", protocol: "osdp" };

test("a reader that comes online says who it is, and keeps that name when it goes away", async () => {
  const report = await givenReader();
  expect(await report(["reader.online", online])).toMatchObject({
    ...{ link: "online", protection: "scbk", identity: "a1b2c3 7 00081234", quarantine: null },
  });
  expect(await report(["reader.offline", { cause: "silence" }])).toMatchObject({
    ...{ link: "offline", identity: "a1b2c3 7 00081234" },
  });
});

test("a quarantine has its cause until an admin ends it or the reader is trusted again", async () => {
  const report = await givenReader();
  const distrusted = [
    ["reader.security-failure", { kind: "key-mismatch", quarantined: true }],
    ["reader.offline", { cause: "quarantined" }],
  ] as const;
  expect(await report(...distrusted)).toMatchObject({ link: "quarantined", quarantine: "key-mismatch" });
  expect(await report(["reader.tamper", {}])).toMatchObject({ quarantine: "key-mismatch", tampered: true });
  expect(await report(["reader.quarantine-released", { commandId: "c" }])).toMatchObject({
    ...{ link: "offline", quarantine: null },
  });
  expect(await report(...distrusted, ["reader.online", online])).toMatchObject({
    ...{ link: "online", quarantine: null },
  });
});

test("a failure that may be noise, or whose cause nobody knows, names no quarantine", async () => {
  const report = await givenReader();
  await report(["reader.online", online]);
  expect(
    await report(["reader.security-failure", { kind: "mac-failure", quarantined: false }]),
  ).toMatchObject({
    ...{ link: "online", quarantine: null },
  });
  expect(await report(["reader.security-failure", { kind: "sunspots", quarantined: true }])).toMatchObject({
    ...{ link: "quarantined", quarantine: null },
  });
});

test("install mode stands in the row while it is open, and a key has the time of its change", async () => {
  const report = await givenReader();
  const endsAt = at + 300_000;
  expect(await report(["reader.install-opened", { endsAt, commandId: "c" }])).toMatchObject({
    ...{ installEndsAt: new Date(endsAt), keyChangedAt: null },
  });
  expect(await report(["reader.key-rotated", {}])).toMatchObject({
    ...{ installEndsAt: new Date(endsAt), keyChangedAt: new Date(at + 2) },
  });
  expect(await report(["reader.install-closed", { cause: "keyed" }], ["reader.tamper", {}])).toMatchObject({
    ...{ installEndsAt: null, keyChangedAt: new Date(at + 2), tampered: true },
  });
});

test("a bridge that says nonsense of an end says nothing", async () => {
  const report = await givenReader();
  for (const endsAt of [-1, 9e15, "soon", null])
    expect(await report(["reader.install-opened", { endsAt, commandId: "c" }])).toMatchObject({
      installEndsAt: null,
    });
});
