import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Db, openDb } from "@gatehouse/db/client";
import { until } from "@gatehouse/testing/waits/until";
import { afterAll, onTestFinished } from "vitest";
import { givenPlace } from "../src/site.harness.ts";
import { program } from "./programs.harness.ts";

const key = new Uint8Array(32).fill(7);

/** Whether a process is still there. */
export const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** The server end of the sites with its PostgreSQL, one for a test file: making a cluster is the slowest part. */
export function serverForFile() {
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-kill-"));
  chmodSync(folder, 0o711);
  let port = 0;
  const server = program(
    "server-process.harness.ts",
    () => [path.join(folder, "server"), String(port)],
    (told) => told.ready === true,
  );
  afterAll(async () => {
    const postgresPid = Number(server.told().postgresPid ?? 0);
    await server.kill();
    if (postgresPid > 0 && isAlive(postgresPid)) process.kill(postgresPid, "SIGQUIT");
    await until("PostgreSQL is gone", () => postgresPid === 0 || !isAlive(postgresPid));
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    ...server,
    /** Starts it where it was before, or anew after a kill. */
    start: async (teeth?: string) => {
      await server.start(teeth === undefined ? {} : { GATEHOUSE_TEETH: teeth });
      port = Number(server.told().port);
    },
    url: () => `http://127.0.0.1:${port}`,
    /** A connection to its database as it runs now; closed when the test ends. */
    openDatabase: (): Db => {
      const db = openDb(String(server.told().url), { secretKey: key, connections: 2 });
      onTestFinished(() => db.close());
      return db;
    },
    /** Tells it that a log has grown: its own bell hears only its own commits. */
    ring: (projectId: string) => server.send({ ring: projectId }),
    /** No bridge reaches it until `resume`. */
    pause: async () => {
      server.send({ pause: true });
      await until("the server is cut off", () => server.told().isOpen === false);
    },
    resume: async () => {
      server.send({ resume: true });
      await until("the server is reachable", () => server.told().isOpen === true);
    },
    killPostgres: async () => {
      process.kill(Number(server.told().postgresPid), "SIGKILL");
      await until("the server has noticed", () => !isAlive(server.pid()));
    },
  };
}

/** A project with a site of two doors, and the bridge beside them as a program; it is not started yet. */
export async function givenSitePrograms(server: ReturnType<typeof serverForFile>) {
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-site-"));
  const db = server.openDatabase();
  const place = await givenPlace(db, { doors: 2 });
  const readers = place.site.doors.map((door) => door.inReaderId);
  const bridge = program(
    "bridge-process.harness.ts",
    () => [server.url(), path.join(folder, "bridge"), place.code],
    (told) => told.isOnline === true,
  );
  onTestFinished(async () => {
    await bridge.kill();
    rmSync(folder, { recursive: true, force: true });
  });
  const startBridge = (teeth?: string) =>
    bridge.start({
      WATCHED_READER: readers[0] ?? "",
      ...(teeth === undefined ? {} : { GATEHOUSE_TEETH: teeth }),
    });
  return { ...place, db, bridge, readers, startBridge };
}
