import { existsSync } from "node:fs";
import { canInstall, installDebianPackages } from "./install-debian-package.ts";

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
  if (!canInstall()) fail("The browser tests need Chromium: install it, or set CHROMIUM_PATH to it.");
  installDebianPackages("Chromium", ["chromium"]);
  return (
    known.find((file) => existsSync(file)) ??
    fail("Chromium could not be installed; set CHROMIUM_PATH to a browser.")
  );
}

function fail(text: string): never {
  console.error(text);
  process.exit(1);
}
