import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { PassKeys } from "@gatehouse/contracts/bridge/list-frames";
import type { PassKey } from "@gatehouse/domain/qr/check-pass-code";
import { passCodeMacLength } from "@gatehouse/domain/qr/pass-code";
import type { Store } from "../store/open-store.ts";

/** The MAC keys of the passes that may open one of this site's doors, encrypted on the disk. */
export type PassKeyStore = {
  readonly keyOf: (passNumber: number) => PassKey | undefined;
  readonly take: (keys: PassKeys) => void;
};

/**
 * Opens the keys; the key that seals them lies beside the database in a file of its own, readable by its owner only,
 * so that a copied database alone opens nothing.
 */
export function openPassKeys(store: Store, folder: string): PassKeyStore {
  const sealing = sealingKey(path.join(folder, "sealing-key"));
  const { db, durably } = store;
  const upsert = db.prepare(
    "insert into pass_keys (pass_number, generation, sealed) values (?, ?, ?) on conflict do update set generation = excluded.generation, sealed = excluded.sealed",
  );
  const remove = db.prepare("delete from pass_keys where pass_number = ?");
  const held = new Map<number, PassKey>();
  for (const { pass_number, generation, sealed } of db.prepare("select * from pass_keys").all())
    held.set(Number(pass_number), asKey(Number(generation), open(sealing, sealed as Uint8Array)));
  return {
    keyOf: (passNumber) => held.get(passNumber),
    take: (keys) => {
      durably(() => {
        if (keys.whole) db.exec("delete from pass_keys");
        for (const passNumber of keys.removes) remove.run(passNumber);
        for (const one of keys.upserts)
          upsert.run(one.passNumber, one.keyGeneration, seal(sealing, Buffer.from(one.key, "base64url")));
      });
      if (keys.whole) held.clear();
      for (const passNumber of keys.removes) held.delete(passNumber);
      for (const one of keys.upserts)
        held.set(one.passNumber, asKey(one.keyGeneration, Buffer.from(one.key, "base64url")));
    },
  };
}

const asKey = (keyGeneration: number, key: Uint8Array): PassKey => ({
  keyGeneration,
  mac: (message) => createHmac("sha256", key).update(message).digest().subarray(0, passCodeMacLength),
});

function sealingKey(file: string): Uint8Array {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600, flag: "wx" });
  return readFileSync(file);
}

/** AES-256-GCM: 12 bytes of nonce, the ciphertext, 16 bytes of tag. */
function seal(key: Uint8Array, plain: Uint8Array): Uint8Array {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function open(key: Uint8Array, sealed: Uint8Array): Uint8Array {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
}
