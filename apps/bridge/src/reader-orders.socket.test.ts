import { noFaults } from "@gatehouse/reader/drivers/osdp/readers/reader-line";
import { smallReader } from "@gatehouse/reader/drivers/osdp/readers/reader-model";
import { serveReaders } from "@gatehouse/reader/drivers/osdp/readers/reader-server";
import { SimulatedOsdpReader } from "@gatehouse/reader/drivers/osdp/readers/simulated-osdp-reader";
import { goodKey, otherKey } from "@gatehouse/reader/drivers/osdp/rigs/osdp-rig";
import { installKey } from "@gatehouse/reader/drivers/osdp/secure-channels/session-keys";
import { systemScheduler } from "@gatehouse/reader/supervisor/system-scheduler";
import { identifyReader } from "@gatehouse/services/readers/identify-reader";
import { closeInstallMode, openInstallMode } from "@gatehouse/services/readers/install-mode";
import { listReaders } from "@gatehouse/services/readers/list-readers";
import { releaseQuarantine } from "@gatehouse/services/readers/release-quarantine";
import { rotateKey } from "@gatehouse/services/readers/rotate-key";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { until } from "@gatehouse/testing/waits/until";
import { expect, test } from "vitest";
import { lineSettings } from "./lines/line-settings.ts";
import { givenPlace, runLink, runTestBridge, testParts } from "./site.harness.ts";

const { db } = await databaseForFile();
const hex = (key: Uint8Array | null) => Buffer.from(key ?? []).toString("hex");
const reason = "New reader";

/** One OSDP reader behind a TCP port, which can be taken off the wire and another put there. */
async function givenReader(key: Uint8Array | null) {
  const heard: string[] = [];
  const mount = async (mounted: Uint8Array | null, port: number) => {
    const world = {
      monotonicMs: () => performance.now(),
      random: () => crypto.getRandomValues(new Uint8Array(8)),
    };
    const reader = new SimulatedOsdpReader(smallReader(1, mounted), world, {
      onCommand: ({ kind }) => void heard.push(kind),
    });
    const wire = { faults: noFaults(), scheduler: systemScheduler, random: Math.random };
    const server = await serveReaders({ ...wire, readers: [reader], listen: { host: "127.0.0.1", port } });
    return { reader, server };
  };
  let mounted = await mount(key, 0);
  const { port } = mounted.server;
  return {
    port,
    heard,
    key: () => mounted.reader.key,
    exchange: async (other: Uint8Array | null) => {
      await mounted.server[Symbol.asyncDispose]();
      mounted = await mount(other, port);
    },
    [Symbol.asyncDispose]: () => mounted.server[Symbol.asyncDispose](),
  };
}

/** A bridge with that reader on its only line, and how the server sees it. */
async function givenSite(reader: { readonly port: number }, key: Uint8Array | null) {
  const { projectId, actor, site, code } = await givenPlace(db);
  const readerId = site.doors[0]?.inReaderId ?? "";
  const line = lineSettings.parse({
    ...{ protocol: "osdp", id: "bus", transport: { kind: "tcp", host: "127.0.0.1", port: reader.port } },
    readers: [{ readerId, address: 1, ...(key ? { key: hex(key) } : {}) }],
  });
  const link = await runLink(db);
  const bridge = await runTestBridge(link.url, code, testParts, { lines: [line] });
  const shown = async () => (await listReaders(db, projectId)).readers.find(({ id }) => id === readerId);
  await until("the bridge has said how it is wired", async () => (await shown())?.setup);
  const types = async () => {
    const rows = await db.client.doorEvent.findMany({
      where: { projectId, readerId },
      orderBy: { position: "asc" },
    });
    return rows.map(({ type, data }) => [type, JSON.parse(data).cause ?? ""].join(" ").trim());
  };
  return {
    ...{ projectId, actor, readerId, bridge, shown, types, input: { projectId, readerId } },
    async [Symbol.asyncDispose]() {
      await bridge[Symbol.asyncDispose]();
      await link[Symbol.asyncDispose]();
    },
  };
}

test("a fresh reader is keyed in install mode, which ends with that; then its key is changed, and it is found", async () => {
  await using reader = await givenReader(null);
  await using site = await givenSite(reader, null);
  const { actor, input, shown, types } = site;
  expect((await shown())?.setup).toMatchObject({
    ...{ lineId: "bus", protocol: "osdp", profile: "Cards (26 bits, H10301)", security: "required" },
    ...{ address: 1, drivesLock: true, canTrace: true },
  });
  await until("it is not trusted without a key", async () => (await shown())?.quarantine === "no-key");
  expect(await identifyReader(db, actor, input)).toMatchObject({
    ...{ outcome: "refused", refusal: "reader-quarantined" },
  });
  expect(await openInstallMode(db, actor, { ...input, minutes: 2, reason })).toMatchObject({
    ...{ outcome: "done", refusal: null },
  });
  await until("it is online under its own key", async () => (await shown())?.link === "online");
  await until("install mode is over", async () => (await shown())?.installEndsAt === null);
  const keyed = await shown();
  expect(keyed).toMatchObject({ protection: "scbk", quarantine: null, keyChangedAt: expect.any(String) });
  const first = hex(reader.key());
  expect(first).not.toBe(hex(installKey));
  const story = (await types()).filter((type) => /install|key|online/.test(type));
  expect(story).toEqual([
    ...["reader.install-opened", "reader.key-rotated", "reader.install-closed keyed", "reader.online"],
  ]);
  expect(await rotateKey(db, actor, { ...input, reason })).toMatchObject({ outcome: "done" });
  await until(
    "the new key is on the screen",
    async () => (await shown())?.keyChangedAt !== keyed?.keyChangedAt,
  );
  expect(hex(reader.key())).not.toBe(first);
  expect((await shown())?.link).toBe("online");
  const before = reader.heard.length;
  expect(await identifyReader(db, actor, input)).toMatchObject({ outcome: "done" });
  expect(reader.heard.slice(before)).toEqual(expect.arrayContaining(["leds", "buzzers"]));
});

test("a reader with a wrong key is not trusted, says why, and is let in again only by an admin and its own key", async () => {
  await using reader = await givenReader(otherKey);
  await using site = await givenSite(reader, goodKey);
  const { actor, input, shown, types } = site;
  const distrusted = { link: "quarantined", quarantine: "key-mismatch" };
  await until("it is not trusted", async () => (await shown())?.quarantine === "key-mismatch");
  expect(await shown()).toMatchObject(distrusted);
  expect(await releaseQuarantine(db, actor, { ...input, reason })).toMatchObject({ outcome: "done" });
  const failures = async () => (await types()).filter((type) => type === "reader.security-failure").length;
  await until("its key speaks against it again", async () => (await failures()) > 1);
  expect(await shown()).toMatchObject(distrusted);
  await reader.exchange(goodKey);
  // A new line is no new trust: without an admin it waits for the end of its quarantine.
  await until(
    "the line is up again",
    async () => {
      const line = site.bridge.bridge().lines()?.lineOf(input.readerId)?.health();
      return line?.state === "up" && line.opened > 1;
    },
    20_000,
  );
  expect(await shown()).toMatchObject(distrusted);
  expect(await releaseQuarantine(db, actor, { ...input, reason })).toMatchObject({ outcome: "done" });
  await until("it is online", async () => (await shown())?.link === "online");
  expect(await shown()).toMatchObject({ quarantine: null, protection: "scbk" });
  expect((await types()).filter((type) => type === "reader.quarantine-released")).toHaveLength(2);
});

test("install mode is closed by an admin, and by a restart of the bridge", async () => {
  await using reader = await givenReader(goodKey);
  await using site = await givenSite(reader, goodKey);
  const { actor, input, shown, types, bridge } = site;
  await until("it is online", async () => (await shown())?.link === "online");
  const open = () => openInstallMode(db, actor, { ...input, minutes: 15, reason });
  const isOpen = async () => (await shown())?.installEndsAt !== null;
  expect(await open()).toMatchObject({ outcome: "done" });
  await until("everybody sees it", isOpen);
  const left = Date.parse((await shown())?.installEndsAt ?? "") - Date.now();
  expect(left / 60_000).toBeCloseTo(15, 0);
  expect(await closeInstallMode(db, actor, input)).toMatchObject({ outcome: "done" });
  await until("it is closed", async () => !(await isOpen()));
  await open();
  await until("everybody sees it again", isOpen);
  await bridge.stop();
  await bridge.start();
  await until("it has not survived", async () => !(await isOpen()));
  expect((await types()).filter((type) => type.includes("install"))).toEqual([
    ...["reader.install-opened", "reader.install-closed admin"],
    ...["reader.install-opened", "reader.install-closed restart"],
  ]);
});
