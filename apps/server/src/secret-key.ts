import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The key of this data folder: made at the first start, readable by its owner only. 32 bytes. */
export function loadSecretKey(dataDir: string): Uint8Array {
  const file = path.join(dataDir, "secret-key");
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    writeFileSync(file, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
  }
  const key = Buffer.from(readFileSync(file, "utf8").trim(), "hex");
  if (key.length !== 32)
    throw new Error(
      `${file} is damaged: it must hold 64 hexadecimal digits. Restore it from a backup; without it open links and passes cannot be read.`,
    );
  return key;
}
