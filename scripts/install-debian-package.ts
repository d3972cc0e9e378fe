import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Whether this machine can install Debian packages by itself: Debian or Ubuntu, as root. */
export const canInstall = (): boolean => process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

/** Installs packages and says so; whether it worked is for the caller to see by looking for the program. */
export function installDebianPackages(what: string, names: readonly string[]): void {
  console.log(`installing ${what} from the Debian packages; this takes a minute`);
  const quiet = { stdio: ["ignore", "ignore", "inherit"] as ("ignore" | "inherit")[] };
  spawnSync("apt-get", ["update", "-qq"], quiet);
  spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...names], {
    ...quiet,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}
