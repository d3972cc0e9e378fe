import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { LIVE_PROTOCOL_VERSION } from "@gatehouse/contracts/live/protocol-version";
import { openDb } from "@gatehouse/db/client";
import { applyMigrations } from "@gatehouse/db/migrations/apply-migrations";
import { hashSecret } from "@gatehouse/services/secrets/derive-secret";
import { sessionsOf } from "@gatehouse/services/sessions/session-store";
import { givenManyUsers } from "@gatehouse/services/users/many-users.fixture";
import { runGatehouse } from "@gatehouse/testing/servers/run-gatehouse";
import { until } from "@gatehouse/testing/waits/until";
import { io } from "socket.io-client";
import { givenPlace } from "../../src/site.harness.ts";
import { runBridge } from "../../src/wiring.ts";
import { type BlockTimes, Milestone } from "./target.ts";
import { timedParts } from "./timed-parts.ts";

type Person = { id: string; firstName: string; lastName: string; email: string; idNumber: string | null };
type Frame = {
  readonly events?: readonly { name: string; data: { userId?: string } }[];
  readonly refetch?: readonly string[];
};

/** The whole product with so many people on its list and a real bridge that knows them, and one admin's hands on it. */
export async function openLargeSite(databaseUrl: string, people: number) {
  const key = randomBytes(32);
  await applyMigrations(databaseUrl);
  const db = openDb(databaseUrl, { secretKey: key, connections: 5 });
  const { projectId, actor, code } = await givenPlace(db, { doors: 2 });
  await givenManyUsers(db, projectId, people);
  // Names unlike each other: whoever is called like somebody blocked is another hit, and another plan.
  await db.client.$executeRaw`
    update users set first_name = substr(md5('f' || short_number), 1, 9), last_name = substr(md5('l' || short_number), 1, 12)
    where project_id = ${projectId}::uuid`;
  const secret = randomBytes(20).toString("hex");
  const session = { idHash: hashSecret(secret), adminId: actor.adminId, userAgent: "bench" };
  await sessionsOf(db).insert({ ...session, address: "127.0.0.1" });
  await db.client.$executeRaw`analyze`;
  const select = { id: true, firstName: true, lastName: true, email: true, idNumber: true };
  const order = { shortNumber: "asc" } as const;
  const list: Person[] = await db.client.user.findMany({ where: { projectId }, select, orderBy: order });
  await db.close();

  const env = { DATABASE_URL: databaseUrl, SECRET_KEY: key.toString("hex") };
  const gate = await runGatehouse({ args: ["--empty"], env });
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-bench-"));
  const settings = { server: gate.url, dataDir: folder, lines: [], simulate: false, crowd: 0, pair: code };
  const [held, shown] = [new Milestone(), new Milestone()];
  const bridge = await runBridge(settings, () => {}, timedParts(held));
  const known = () => bridge.lists.list().tables.holders.size;
  await until("the bridge knows everybody", () => known() >= people, 300_000);

  const headers = { origin: gate.url, cookie: `session=${secret}` };
  const admin = io(gate.url, {
    transports: ["websocket"],
    auth: { protocol: LIVE_PROTOCOL_VERSION, projectId, streams: ["changes"] },
    extraHeaders: headers,
  });
  const awaited = new Set<string>();
  admin.on("frame", (frame: Frame) => {
    for (const { name, data } of frame.events ?? [])
      if (name === "revocation.acknowledged") shown.passed(data.userId ?? "");
    // Too many at once come as one word, after which a page asks.
    if (frame.refetch) void askAgain();
  });
  await new Promise<void>((done) => void admin.once("hello", () => done()));

  /** Calls a procedure as the admin's page would. */
  async function call<T>(kind: "query" | "mutation", name: string, more: object): Promise<T> {
    const input = JSON.stringify({ projectId, ...more });
    const isQuery = kind === "query";
    const answer = await fetch(
      `${gate.url}/trpc/${name}${isQuery ? `?input=${encodeURIComponent(input)}` : ""}`,
      {
        ...(isQuery ? {} : { method: "POST", body: input }),
        headers: { "content-type": "application/json", ...headers },
      },
    );
    if (!answer.ok) throw new Error(`${name} was refused: ${await answer.text()}`);
    return (await answer.json()).result.data;
  }

  async function askAgain(): Promise<void> {
    for (const userId of awaited) {
      const what = "revocations.ofUser";
      const { revocations } = await call<{ revocations: { state: string }[] }>("query", what, { userId });
      if (revocations[0]?.state === "enforced") shown.passed(userId);
    }
  }

  return {
    people: list,
    call,
    /** Brings a file as the import page does; answers the run. */
    bring: async (lines: readonly string[]): Promise<string> => {
      const where = `${gate.url}/files/imports?projectId=${projectId}&name=people.csv&mode=replace`;
      const body = ["First name,Last name,E-mail,ID", ...lines, ""].join("\n");
      const answer = await fetch(where, { method: "POST", headers, body });
      if (answer.status !== 201) throw new Error(`the file was refused: ${await answer.text()}`);
      return (await answer.json()).importId;
    },
    /** Blocks somebody; answers how long it took until the bridge had it on its disk and an admin's page saw that, in ms. */
    block: async (userId: string): Promise<BlockTimes> => {
      awaited.add(userId);
      const passed = Promise.all([held.of(userId), shown.of(userId)]);
      const begun = performance.now();
      await call("mutation", "users.block", { userId, reason: "Lost badge", until: null });
      const [heldAt, shownAt] = await passed;
      awaited.delete(userId);
      return { heldMs: heldAt - begun, shownMs: shownAt - begun };
    },
    /** The position of the change log the bridge's list speaks of. */
    listVersion: () => bridge.lists.list().version,
    close: async () => {
      admin.close();
      await bridge.stop();
      await gate.stop();
      rmSync(folder, { recursive: true, force: true });
      rmSync(gate.dataDir, { recursive: true, force: true });
    },
  };
}
