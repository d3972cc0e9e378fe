import type { CommandAnswer } from "@gatehouse/contracts/doors/door-commands";
import { readChanges } from "@gatehouse/db/changes/read-changes";
import type { Db } from "@gatehouse/db/client";
import type { Actor } from "@gatehouse/domain/actors/actor";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenPairedBridge } from "@gatehouse/testing/fixtures/paired-bridge";
import { givenProject } from "@gatehouse/testing/fixtures/project";
import { givenSite } from "@gatehouse/testing/fixtures/site";
import { expect, test } from "vitest";
import { bridgeCommandOf } from "../bridges/bridge-command-of.ts";
import { identifyReader } from "./identify-reader.ts";
import { closeInstallMode, openInstallMode } from "./install-mode.ts";
import { listReaders } from "./list-readers.ts";
import { releaseQuarantine } from "./release-quarantine.ts";
import { rotateKey } from "./rotate-key.ts";
import { givenWiredSite } from "./wired-reader.fixture.ts";

const { db } = await databaseForFile();

type Order = (db: Db, actor: Actor, input: { projectId: string; readerId: string }) => Promise<CommandAnswer>;
const reason = "Reader was replaced";
const orders: Readonly<
  Record<string, { readonly give: Order; readonly command: object; readonly said: object }>
> = {
  "reader.install-mode-ordered": {
    give: (on, actor, input) => openInstallMode(on, actor, { ...input, minutes: 7, reason }),
    command: { kind: "open-install-mode", durationMs: 420_000 },
    said: { reason },
  },
  "reader.install-mode-close-ordered": {
    give: closeInstallMode,
    command: { kind: "close-install-mode" },
    said: {},
  },
  "reader.key-rotation-ordered": {
    give: (on, actor, input) => rotateKey(on, actor, { ...input, reason }),
    command: { kind: "rotate-key" },
    said: { reason },
  },
  "reader.quarantine-release-ordered": {
    give: (on, actor, input) => releaseQuarantine(on, actor, { ...input, reason }),
    command: { kind: "release-quarantine" },
    said: { reason },
  },
  "reader.identify-ordered": { give: identifyReader, command: { kind: "identify" }, said: {} },
};
const verbs = Object.keys(orders);
const orderOf = (verb: string) => orders[verb] ?? expect.unreachable();

/** A reader for which every order makes sense. */
async function givenDistrusted() {
  const site = await givenWiredSite(db);
  await site.report("reader.security-failure", { kind: "key-mismatch", quarantined: true });
  return site;
}

test.each(verbs)(
  "%s reaches the bridge, is answered, and stands in the log with who and why",
  async (verb) => {
    const { projectId, actor, readerId, bridgeId, obey } = await givenDistrusted();
    const { give, command, said } = orderOf(verb);
    const [answer, taken] = await Promise.all([
      give(db, actor, { projectId, readerId }),
      obey({ outcome: "refused", refusal: "reader-offline" }),
    ]);
    expect(taken).toMatchObject({ ...command, readerId });
    expect(answer).toEqual({ commandId: taken.commandId, outcome: "refused", refusal: "reader-offline" });
    const [change] = (await readChanges(db.client, projectId, 0, 100)).filter((one) => one.verb === verb);
    expect(change).toMatchObject({
      ...{ verb, subjectKind: "reader", subjectId: readerId, actor: `admin:${actor.adminId}` },
      after: { ...said, toBridgeId: bridgeId },
    });
  },
);

test.each(verbs)("%s of a reader of another project, or of none, finds nothing", async (verb) => {
  const { projectId, actor } = await givenDistrusted();
  const elsewhere = await givenDistrusted();
  const { give } = orderOf(verb);
  for (const readerId of [elsewhere.readerId, crypto.randomUUID()])
    await expect(give(db, actor, { projectId, readerId })).rejects.toMatchObject({
      code: "request.not-found",
    });
});

test.each(verbs)(
  "%s is refused at once while the bridge is away, and when no bridge has named the reader",
  async (verb) => {
    const { projectId, actor, readerId, bridgeId } = await givenDistrusted();
    const { give } = orderOf(verb);
    const key = { projectId_id: { projectId, id: bridgeId } };
    await db.client.bridge.update({ where: key, data: { disconnectedAt: new Date(Date.now() + 1_000) } });
    await expect(give(db, actor, { projectId, readerId })).rejects.toMatchObject({ code: "bridge.offline" });
    await db.client.readerSetup.deleteMany({ where: { projectId } });
    await expect(give(db, actor, { projectId, readerId })).rejects.toMatchObject({
      code: "reader.not-wired",
    });
    expect((await readChanges(db.client, projectId, 0, 100)).filter((one) => one.verb === verb)).toEqual([]);
  },
);

test.each(verbs.slice(0, 3))(
  "%s of a reader without a key is refused before anything is ordered",
  async (verb) => {
    const { projectId, actor, plainId } = await givenDistrusted();
    await expect(orderOf(verb).give(db, actor, { projectId, readerId: plainId })).rejects.toMatchObject({
      ...{ code: "reader.no-secure-channel", details: { protocol: "osdp" } },
    });
    expect((await readChanges(db.client, projectId, 0, 100)).filter((one) => one.verb === verb)).toEqual([]);
  },
);

test("a quarantine that is over cannot be ended once more", async () => {
  const { projectId, actor, readerId, report } = await givenDistrusted();
  await report("reader.quarantine-released", { commandId: "c" });
  await expect(releaseQuarantine(db, actor, { projectId, readerId, reason })).rejects.toMatchObject({
    code: "reader.not-quarantined",
  });
});

test("of two bridges at a site only the one a reader is wired to hears its orders", async () => {
  const { projectId, actor, siteId, readerId, bridgeId, obey } = await givenWiredSite(db);
  const other = await givenPairedBridge(db, { projectId, siteId });
  await Promise.all([identifyReader(db, actor, { projectId, readerId }), obey({ outcome: "done" })]);
  const changes = await readChanges(db.client, projectId, 0, 100);
  const heardBy = (id: string) =>
    changes.filter((change) => bridgeCommandOf(change, { siteId, bridgeId: id }) !== null).length;
  expect([heardBy(bridgeId), heardBy(other.bridgeId)]).toEqual([1, 0]);
});

test("an order nobody answers in time is pending, not done", async () => {
  const { projectId, actor, readerId } = await givenWiredSite(db);
  expect(await identifyReader(db, actor, { projectId, readerId })).toMatchObject({
    ...{ outcome: "pending", refusal: null },
  });
});

test("the list of readers shows how each is wired and stands, also those nobody has said anything of", async () => {
  const { projectId, readerId, plainId, bridgeId, report } = await givenDistrusted();
  const unknown = await givenSite(db, projectId, { name: "Zzz" });
  await report("reader.install-opened", { endsAt: Date.UTC(2026, 4, 12, 10, 5), commandId: "c" });
  const { readers, asOf } = await listReaders(db, projectId);
  expect(readers.map(({ id }) => id)).toEqual([
    readerId,
    plainId,
    unknown.doors[0]?.inReaderId,
    unknown.doors[0]?.outReaderId,
  ]);
  expect(readers[0]).toMatchObject({
    ...{ link: "quarantined", quarantine: "key-mismatch", installEndsAt: "2026-05-12T10:05:00.000Z" },
    setup: { lineId: "bus", protocol: "osdp", security: "required", address: 1, canTrace: true },
    bridge: { id: bridgeId, state: "online" },
  });
  expect(readers[1]).toMatchObject({ link: "unknown", changedAt: null, setup: { security: "plain" } });
  expect(readers[2]).toMatchObject({ setup: null, bridge: null });
  expect(asOf.doors.position).toBe(2);
  expect((await listReaders(db, await givenProject(db))).readers).toEqual([]);
});
