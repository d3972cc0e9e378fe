import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Seals secrets that lie in the database. What a secret belongs to is under the tag: moved elsewhere it cannot be opened. */
export type Sealing = {
  readonly seal: (plain: Uint8Array, owner: string) => Uint8Array;
  /** Throws when it was changed, moved, or sealed under another key: that is damage, not a refusal. */
  readonly open: (sealed: Uint8Array, owner: string) => Uint8Array;
};

const nonceLength = 12;
const tagLength = 16;

/** The sealing key lies beside the database in a file of its own, readable by its owner only, so that a copied database alone opens nothing. */
export function openSealing(folder: string): Sealing {
  const file = path.join(folder, "sealing-key");
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600, flag: "wx" });
  const key = readFileSync(file);
  return {
    seal: (plain, owner) => {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(owner));
      return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    open: (sealed, owner) => {
      const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, nonceLength))
        .setAAD(Buffer.from(owner))
        .setAuthTag(sealed.subarray(-tagLength));
      return Buffer.concat([decipher.update(sealed.subarray(nonceLength, -tagLength)), decipher.final()]);
    },
  };
}
