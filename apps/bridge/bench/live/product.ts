import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { LIVE_PROTOCOL_VERSION } from "@gatehouse/contracts/live/protocol-version";
import { type Db, openDb } from "@gatehouse/db/client";
import { applyMigrations } from "@gatehouse/db/migrations/apply-migrations";
import type { AdminActor } from "@gatehouse/domain/actors/actor";
import { doorChecks } from "@gatehouse/domain/doors/decision";
import { hashSecret } from "@gatehouse/services/secrets/derive-secret";
import { sessionsOf } from "@gatehouse/services/sessions/session-store";
import { addUser } from "@gatehouse/services/users/add-user";
import { givenAdmin } from "@gatehouse/testing/fixtures/project";
import { runGatehouse } from "@gatehouse/testing/servers/run-gatehouse";
import { until } from "@gatehouse/testing/waits/until";
import { io } from "socket.io-client";
import { givenPlace } from "../../src/site.harness.ts";
import { runBridge } from "../../src/wiring.ts";
import { Milestone, type Target } from "./target.ts";
import { timedParts } from "./timed-parts.ts";

const syllables = ["ka", "lor", "min", "tes", "vu", "dra", "phe", "noq", "zil", "bo", "wex", "hy"];

/** Names unlike each other, as in life: people who are called alike would each be compared with every blocked one. */
async function addPerson(db: Db, actor: AdminActor, roleId: string, nth: number): Promise<string> {
  const name = (by: number) => [1, by, by * by].map((factor) => syllables[(nth * factor + by) % 12]).join("");
  const [firstName, lastName, email] = [name(5), `${name(7)}${nth}`, `person-${nth}@example.org`];
  const idNumber = `7${String(nth).padStart(7, "0")}`;
  const rest = { phone: null, syncId: null, companyIds: [], roleIds: [roleId], invite: false };
  return (
    await addUser(db, actor, { projectId: actor.projectId, firstName, lastName, email, idNumber, ...rest })
  ).id;
}

type AdminFrame = { events: readonly { name: string; data: { userId?: string } }[] };

/** What a door says of somebody it has let in; every check is named, as in the product. */
const steps = doorChecks.map((check) => ({ check, outcome: "passed" as const }));

/** The whole product: its server with its own sessions, and a real bridge with its journal and its list on the disk. */
export async function openProduct(
  databaseUrl: string,
  size: { desks: number; people: number },
): Promise<Target> {
  const key = randomBytes(32);
  await applyMigrations(databaseUrl);
  const db = openDb(databaseUrl, { secretKey: key, connections: 5 });
  const { projectId, actor, site, code } = await givenPlace(db, { doors: 12 });
  const people: string[] = [];
  for (let nth = 0; nth < size.people; nth += 1) people.push(await addPerson(db, actor, site.roleId, nth));
  const sessions = sessionsOf(db);
  const signIn = async (adminId: string): Promise<string> => {
    const secret = randomBytes(20).toString("hex");
    const idHash = hashSecret(secret);
    await sessions.insert({ idHash, adminId, userAgent: "bench", address: "127.0.0.1" });
    return `session=${secret}`;
  };
  const cookies: string[] = [];
  for (let nth = 0; nth < size.desks; nth += 1)
    cookies.push(await signIn((await givenAdmin(db, projectId, "desk")).adminId));
  const adminCookie = await signIn(actor.adminId);
  // As a database is a minute after its first people came, when PostgreSQL has looked at it by itself.
  await db.client.$executeRaw`analyze`;
  await db.close();

  const gate = await runGatehouse({
    args: ["--empty"],
    env: { DATABASE_URL: databaseUrl, SECRET_KEY: key.toString("hex") },
  });
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-bench-"));
  const settings = { server: gate.url, dataDir: folder, lines: [], simulate: false, crowd: 0 };
  const [held, shown] = [new Milestone(), new Milestone()];
  const bridge = await runBridge({ ...settings, pair: code }, () => {}, timedParts(held));
  await until(
    "the bridge knows everybody",
    () => bridge.lists.list().tables.holders.size >= size.people,
    30_000,
  );

  const admin = io(gate.url, {
    transports: ["websocket"],
    auth: { protocol: LIVE_PROTOCOL_VERSION, projectId, streams: ["changes"] },
    extraHeaders: { cookie: adminCookie },
  });
  admin.on("frame", (frame: AdminFrame) => {
    for (const { name, data } of frame.events)
      if (name === "revocation.acknowledged") shown.passed(data.userId ?? "");
  });
  await new Promise<void>((done) => void admin.once("hello", () => done()));

  let nth = 0;
  const blockable = [...people];
  return {
    name: "Gatehouse",
    serverPid: gate.pid,
    desks: {
      url: gate.url,
      auth: { protocol: LIVE_PROTOCOL_VERSION, projectId, streams: ["changes", "doors"] },
      cookies,
    },
    swipe: (hint) => {
      nth += 1;
      const door = site.doors[nth % site.doors.length];
      const { version: listVersion, blockVersion } = bridge.lists.list();
      const who = { userId: people[nth % people.length] ?? null, credentialId: null, credentialHint: hint };
      const how = { kind: "card", decidedBy: "bridge", direction: "in", basis: "list" } as const;
      const times = { grantId: site.roleId, latencyUs: 300, swipeToOutUs: null };
      void bridge.journal.append({
        type: "access.granted",
        occurredAt: Date.now(),
        monoUs: Math.round(performance.now() * 1_000),
        clock: { offsetMs: 0, uncertaintyMs: 1, isSynced: true },
        doorId: door?.id ?? null,
        readerId: door?.inReaderId ?? null,
        driver: "bench",
        listVersion,
        blockVersion,
        data: { ...who, ...how, ...times, steps },
      });
    },
    block: async () => {
      const userId = blockable.pop() ?? "";
      const passed = Promise.all([held.of(userId), shown.of(userId)]);
      const begun = performance.now();
      const answer = await fetch(`${gate.url}/trpc/users.block`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: gate.url, cookie: adminCookie },
        body: JSON.stringify({ projectId, userId, reason: "Lost badge", until: null }),
      });
      if (!answer.ok) throw new Error(`the block was refused: ${await answer.text()}`);
      const [heldAt, shownAt] = await passed;
      return { heldMs: heldAt - begun, shownMs: shownAt - begun };
    },
    close: async () => {
      admin.close();
      await bridge.stop();
      await gate.stop();
      rmSync(folder, { recursive: true, force: true });
      rmSync(gate.dataDir, { recursive: true, force: true });
    },
  };
}
