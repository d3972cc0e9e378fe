import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { canInstall, installDebianPackages } from "./install-debian-package.ts";

const known = ["/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto"];

/**
 * The broker the reader tests talk to: MOSQUITTO_PATH, or one in the usual places, with `mosquitto_passwd` and `openssl`
 * beside it. On Debian and Ubuntu as root it is installed when missing; elsewhere the run ends and says what to install.
 */
export function findMosquitto(): string {
  const given = process.env.MOSQUITTO_PATH;
  if (given) {
    if (existsSync(given)) return given;
    fail(`MOSQUITTO_PATH=${given}: there is no such file.`);
  }
  const find = () => known.find((file) => existsSync(file));
  const isWhole = () => find() !== undefined && answers("mosquitto_passwd") && answers("openssl");
  if (!isWhole() && canInstall()) installDebianPackages("mosquitto", ["mosquitto", "openssl"]);
  const found = find();
  if (found === undefined || !isWhole())
    fail("The reader tests need mosquitto, mosquitto_passwd and openssl: install them.");
  return found;
}

/** Whether there is a program of this name; what it says to a question for help does not matter. */
function answers(program: string): boolean {
  return spawnSync(program, ["--help"], { stdio: "ignore" }).error === undefined;
}

function fail(text: string): never {
  console.error(text);
  process.exit(1);
}
