import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { OsUser, PostgresBinaries } from "./binaries.ts";

/** One data folder on disk: where its files are and how to reach its server. */
export type Cluster = {
  readonly folder: string;
  readonly password: string;
  readonly user: OsUser;
  readonly binaries: PostgresBinaries;
};

/** Environment for PostgreSQL's programs: English messages and UTC whatever the machine says. */
export const postgresEnvironment = { ...process.env, LC_ALL: "C", LC_MESSAGES: "C", TZ: "UTC" };

/**
 * Opens the cluster in `dataDir`, making it first when there is none. It is made beside its place and renamed, so a
 * killed first start leaves nothing half-made.
 * @throws Error with one clear line when the folder cannot be written or reached
 */
export function openCluster(dataDir: string, user: OsUser, binaries: PostgresBinaries): Cluster {
  const folder = path.join(dataDir, "postgres");
  const passwordFile = path.join(dataDir, "postgres-password");
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    if (!existsSync(path.join(folder, "PG_VERSION"))) initialise(folder, passwordFile, user, binaries);
    return { folder, password: readFileSync(passwordFile, "utf8").trim(), user, binaries };
  } catch (error) {
    throw new Error(unreachable(dataDir, error), { cause: error });
  }
}

function initialise(folder: string, passwordFile: string, user: OsUser, binaries: PostgresBinaries): void {
  const fresh = `${folder}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(passwordFile, randomBytes(24).toString("hex"), { mode: 0o600 });
  if (user.uid !== undefined)
    for (const file of [fresh, passwordFile]) chownSync(file, user.uid, user.gid ?? user.uid);
  const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--lc-collate=C", "--lc-ctype=C"];
  execFileSync(
    binaries.initdb,
    [
      "-D",
      fresh,
      "-U",
      "postgres",
      "-A",
      "scram-sha-256",
      `--pwfile=${passwordFile}`,
      "--encoding=UTF8",
      ...locale,
    ],
    { ...user, env: postgresEnvironment, stdio: "pipe", cwd: "/" },
  );
  renameSync(fresh, folder);
}

function unreachable(dataDir: string, error: unknown): string {
  const said =
    error instanceof Error
      ? (error.message.split("\n").find((line) => /denied|error/i.test(line)) ?? error.message)
      : String(error);
  return `The data folder ${dataDir} cannot be used: ${said.trim()} Set DATA_DIR to a folder that can be written and, as root, entered by the user "postgres".`;
}

/** Ends the server of this cluster and waits until it has stopped. */
export function stopCluster(cluster: Cluster): void {
  execFileSync(cluster.binaries.pgCtl, ["stop", "-D", cluster.folder, "-m", "fast", "-w", "-t", "30"], {
    ...cluster.user,
    env: postgresEnvironment,
    stdio: "pipe",
    cwd: "/",
  });
}
