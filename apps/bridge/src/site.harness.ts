import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { attachBridgeLink } from "@gatehouse/bridge-link/sockets/attach-bridge-link";
import type { BridgeIo } from "@gatehouse/bridge-link/sockets/bridge-socket";
import type { PresentedThing } from "@gatehouse/contracts/bridge/bridge-command";
import type { Db } from "@gatehouse/db/client";
import type { AdminActor } from "@gatehouse/domain/actors/actor";
import { isLeaseRunning } from "@gatehouse/domain/bridges/lease";
import { orderlyTemperament } from "@gatehouse/reader/drivers/site-simulator/site-plan";
import { addBridge } from "@gatehouse/services/bridges/add-bridge";
import { addUser } from "@gatehouse/services/users/add-user";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { type GivenSite, givenSite } from "@gatehouse/testing/fixtures/site";
import { until } from "@gatehouse/testing/waits/until";
import { openJournal } from "./journal/journal.ts";
import type { LineSettings } from "./lines/line-settings.ts";
import { openListStore } from "./list-store/list-store.ts";
import { openUplink } from "./uplink/uplink.ts";
import { type BridgeParts, type RunningBridge, runBridge } from "./wiring.ts";

/** The server end of the sites on a port of its own, which can be ended and started again there. */
export async function runLink(db: Db) {
  const problems: unknown[] = [];
  const sockets = new Set<net.Socket>();
  let server: http.Server | undefined;
  let end = async () => {};
  let io: BridgeIo | undefined;
  // The port is held all the time, else somebody else might listen there by the time the server is back.
  const port = net.createServer((socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    if (server) server.emit("connection", socket);
    else socket.destroy();
  });
  await new Promise<void>((done) => port.listen(0, "127.0.0.1", () => done()));
  const start = async (onOpened: () => void = () => {}) => {
    const started = http.createServer();
    const link = attachBridgeLink(started, { db, report: (error) => problems.push(error) });
    io = link.io;
    link.io.on("connection", () => onOpened());
    server = started;
    end = async () => {
      await link.close();
      server = undefined;
      for (const socket of sockets) socket.destroy();
    };
  };
  await start();
  return {
    url: `http://127.0.0.1:${(port.address() as net.AddressInfo).port}`,
    problems,
    start,
    /** The bridges that are connected now. */
    sockets: () => [...(io?.of("/").sockets.values() ?? [])],
    stop: () => end(),
    [Symbol.asyncDispose]: async () => {
      await end();
      await new Promise<void>((done) => void port.close(() => done()));
    },
  };
}

/** A project with a site, its pairing code, and somebody who may enter. */
export async function givenPlace(db: Db, options: { doors?: number } = {}) {
  const projectId = await givenProject(db);
  await db.client.project.update({ where: { id: projectId }, data: { isDemo: true } });
  const actor = await givenAdmin(db, projectId, "owner");
  const site = await givenSite(db, projectId, options);
  const { bridgeId, code } = await addBridge(db, actor, { projectId, siteId: site.siteId, name: "Bridge" });
  return { projectId, actor, site, bridgeId, code };
}

let people = 0;

/** Adds somebody with a number and the site's role; answers their id. */
export async function givenPerson(
  db: Db,
  actor: AdminActor,
  site: GivenSite,
  idNumber: string,
): Promise<string> {
  people += 1;
  const { projectId } = actor;
  const [firstName, lastName, email] = ["Test", `Person ${people}`, `person-${people}@example.org`];
  const nothing = { phone: null, syncId: null, companyIds: [], invite: false };
  const { id } = await addUser(db, actor, {
    projectId,
    firstName,
    lastName,
    email,
    idNumber,
    roleIds: [site.roleId],
    ...nothing,
  });
  return id;
}

/** A reader that takes orders, also one whose answers come late now and then because this machine is busy. */
export const isThere = /^(online-secure|online-plain|degraded)$/;

/** Doors for the tests: whoever is let in walks through at once, and nothing is left to chance. */
export const testParts: BridgeParts = {
  openJournal,
  openListStore,
  openUplink,
  temperament: orderlyTemperament,
};

/** A bridge of a simulated site (or of the lines given) in this process, in a folder that survives its restarts. */
export async function runTestBridge(
  url: string,
  code: string,
  parts: BridgeParts = testParts,
  site: { readonly lines?: readonly LineSettings[]; readonly osdp?: boolean } = {},
) {
  const { lines = [], osdp = false } = site;
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-bridge-"));
  const said: string[] = [];
  const config = {
    server: url,
    dataDir: folder,
    pair: code,
    lines,
    simulate: lines.length === 0,
    crowd: 0,
    osdp,
  };
  let bridge: RunningBridge | undefined = await runBridge(config, (text) => said.push(text), parts);
  const running = (): RunningBridge => {
    if (!bridge) throw new Error("the bridge of this test is not running");
    return bridge;
  };
  const stop = async () => {
    await bridge?.stop();
    bridge = undefined;
  };
  const show = async (readerId: string, thing: PresentedThing) => {
    const { journal, lines } = running();
    const from = journal.nextSeq();
    await until("the reader is online", () =>
      lines()
        ?.lineOf(readerId)
        ?.health()
        .readers.some((reader) => reader.readerId === readerId && isThere.test(reader.state)),
    );
    if (!(await lines()?.present(readerId, thing))) throw new Error("nothing was shown");
    const decision = /^access\.(granted|denied|identified)$/;
    return await until("the decision is journalled", () =>
      journal
        .read(from)
        .map((entry) => Object(entry.event))
        .find((event) => decision.test(event.type) && event.readerId === readerId),
    );
  };
  return {
    said,
    bridge: running,
    stop,
    start: async () => {
      bridge = await runBridge(config, (text) => said.push(text), parts);
    },
    /** Waits until the bridge knows so many people and may decide by what it knows: the lease comes after the list. */
    knows: (holders: number) =>
      until("list and lease arrive", () => {
        const list = running().lists.list();
        return list.tables.holders.size >= holders && isLeaseRunning(list.lease, Date.now());
      }),
    /** Shows a card to a reader and answers what was decided, from the journal. */
    present: async (readerId: string, thing: PresentedThing) => {
      for (;;) {
        const decision = await show(readerId, thing);
        // What a reader kept while this machine stood still is too old to open anything: whoever showed it shows it again.
        if (decision.data.reason !== "stale-read") return decision;
      }
    },
    async [Symbol.asyncDispose]() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
