import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { findBinaries, postgresUser } from "./binaries.ts";
import { type Cluster, openCluster, postgresEnvironment, stopCluster } from "./cluster.ts";

/** A PostgreSQL server that belongs to this process. */
export type EmbeddedPostgres = {
  /** Connection string for one database of the cluster. */
  readonly url: (database: string) => string;
  /** Resolves when the server process has ended, for whatever reason. */
  readonly exited: Promise<unknown>;
  /** True when a server left behind by a killed process was found and stopped first. */
  readonly foundOrphan: boolean;
  /** Operating-system process id, for tests that kill it. */
  readonly pid: number;
  readonly stop: () => Promise<void>;
};

/** Whoever holds this session lock owns the data folder; the lock dies with its holder. */
const ownerLock = 4711;

/**
 * Starts the PostgreSQL that ships with the product on `dataDir`, made at the first start. A free loopback port is
 * taken, another one where that was taken meanwhile; an orphan of a killed server is stopped first.
 * @throws Error with one clear line when another living server owns the folder or the folder cannot be used
 */
export async function startEmbedded(
  dataDir: string,
  settings: readonly string[] = [],
  port: () => Promise<number> = freePort,
): Promise<EmbeddedPostgres> {
  const user = postgresUser();
  const cluster = openCluster(dataDir, user, await findBinaries(user));
  const foundOrphan = await stopOrphan(cluster, dataDir);
  const logFile = path.join(dataDir, "postgres.log");
  const launch = (port: number) => {
    const log = openSync(logFile, "a");
    const set = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "timezone=UTC", ...settings];
    const child = spawn(
      cluster.binaries.postgres,
      ["-D", cluster.folder, "-p", String(port), ...set.flatMap((setting) => ["-c", setting])],
      // Detached: Ctrl-C in the terminal must reach us first, so that we end connections before the database.
      { ...user, env: postgresEnvironment, cwd: "/", stdio: ["ignore", log, log], detached: true },
    );
    closeSync(log);
    return { child, exited: once(child, "exit"), url: urlAt(cluster, port) };
  };
  let { child, exited, url } = launch(await port());
  let owner = await connectUntil(url("postgres"), child);
  // Somebody else may take a free port before PostgreSQL has it.
  for (let others = 2; !owner && child.exitCode !== null && others > 0; others -= 1) {
    ({ child, exited, url } = launch(await port()));
    owner = await connectUntil(url("postgres"), child);
  }
  if (!owner) throw new Error(`PostgreSQL did not start; its own words are in ${logFile}.`);
  await owner.query("select pg_advisory_lock($1)", [ownerLock]);
  return {
    url,
    exited,
    foundOrphan,
    pid: child.pid ?? 0,
    stop: async () => {
      await owner.end().catch(() => {});
      if (child.exitCode === null && child.signalCode === null) stopCluster(cluster);
      await exited;
    },
  };
}

/** Address of the server that already runs on this data folder, whoever owns it; undefined when none does. */
export async function findRunning(dataDir: string): Promise<((database: string) => string) | undefined> {
  const pidFile = path.join(dataDir, "postgres", "postmaster.pid");
  if (!existsSync(pidFile)) return undefined;
  const user = postgresUser();
  const cluster = openCluster(dataDir, user, await findBinaries(user));
  const url = urlAt(cluster, portOf(pidFile));
  const client = await tryConnect(url("postgres"));
  await client?.end();
  return client ? url : undefined;
}

/** The fourth line of a postmaster's file is its port. */
const portOf = (pidFile: string): number => Number(readFileSync(pidFile, "utf8").split("\n")[3]);

async function stopOrphan(cluster: Cluster, dataDir: string): Promise<boolean> {
  const pidFile = path.join(cluster.folder, "postmaster.pid");
  if (!existsSync(pidFile)) return false;
  const client = await tryConnect(urlAt(cluster, portOf(pidFile))("postgres"));
  if (!client) return false;
  const { rows } = await client.query<{ mine: boolean }>("select pg_try_advisory_lock($1) as mine", [
    ownerLock,
  ]);
  if (!rows[0]?.mine) {
    await client.end();
    throw new Error(
      `Another server is already using ${dataDir}. Stop it first, or set DATA_DIR to another folder.`,
    );
  }
  stopCluster(cluster);
  await client.end().catch(() => {});
  return true;
}

function urlAt(cluster: Cluster, port: number) {
  return (database: string) => `postgresql://postgres:${cluster.password}@127.0.0.1:${port}/${database}`;
}

/** A port of loopback that was free just now. */
export async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as net.AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}

async function connectUntil(
  url: string,
  child: { exitCode: number | null },
  waitMs = 60_000,
): Promise<pg.Client | undefined> {
  for (const until = Date.now() + waitMs; child.exitCode === null && Date.now() < until; await delay(25)) {
    const client = await tryConnect(url);
    if (client) return client;
  }
  return undefined;
}

async function tryConnect(connectionString: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return client;
  } catch {
    return undefined;
  }
}
