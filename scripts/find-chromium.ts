import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const known = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/**
 * The browser the tests drive: CHROMIUM_PATH, or one in the usual places. On Debian and Ubuntu as root it is installed
 * when missing; elsewhere the run ends and says what to install.
 */
export function findChromium(): string {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (existsSync(given)) return given;
    fail(`CHROMIUM_PATH=${given}: there is no such file.`);
  }
  const found = known.find((file) => existsSync(file));
  if (found) return found;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get"))
    fail("The browser tests need Chromium: install it, or set CHROMIUM_PATH to it.");
  console.log("installing Chromium from the Debian packages; this takes a minute");
  const quiet = { stdio: ["ignore", "ignore", "inherit"] as ("ignore" | "inherit")[] };
  spawnSync("apt-get", ["update", "-qq"], quiet);
  spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], {
    ...quiet,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return (
    known.find((file) => existsSync(file)) ??
    fail("Chromium could not be installed; set CHROMIUM_PATH to a browser.")
  );
}

function fail(text: string): never {
  console.error(text);
  process.exit(1);
}
