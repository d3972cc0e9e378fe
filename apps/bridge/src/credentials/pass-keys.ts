import { createHmac } from "node:crypto";
import type { PassKeys } from "@gatehouse/contracts/bridge/list-frames";
import type { PassKey } from "@gatehouse/domain/qr/check-pass-code";
import { passCodeMacLength } from "@gatehouse/domain/qr/pass-code";
import type { Store } from "../store/open-store.ts";
import type { Sealing } from "../store/sealing.ts";

/** The MAC keys of the passes that may open one of this site's doors, sealed on the disk. */
export type PassKeyStore = {
  readonly keyOf: (passNumber: number) => PassKey | undefined;
  /** Durable when it returns. */
  readonly take: (keys: PassKeys) => void;
};

/** Loads the keys. One that cannot be opened is damaged: its pass is denied until the server sends the keys anew, which it does at every link. */
export function openPassKeys(store: Store, sealing: Sealing): PassKeyStore {
  const { db, durably } = store;
  const upsert = db.prepare(
    "insert into pass_keys (pass_number, generation, sealed) values (?, ?, ?) on conflict do update set generation = excluded.generation, sealed = excluded.sealed",
  );
  const remove = db.prepare("delete from pass_keys where pass_number = ?");
  const held = new Map<number, PassKey>();
  for (const { pass_number, generation, sealed } of db.prepare("select * from pass_keys").all()) {
    const [passNumber, keyGeneration] = [Number(pass_number), Number(generation)];
    const key = sealed instanceof Uint8Array ? opened(sealing, sealed, passNumber) : undefined;
    if (key) held.set(passNumber, asKey(keyGeneration, key));
  }
  return {
    keyOf: (passNumber) => held.get(passNumber),
    take: (keys) => {
      durably(() => {
        if (keys.whole) db.exec("delete from pass_keys");
        for (const passNumber of keys.removes) remove.run(passNumber);
        for (const { passNumber, keyGeneration, key } of keys.upserts) {
          const sealed = sealing.seal(Buffer.from(key, "base64url"), ownerOf(passNumber));
          upsert.run(passNumber, keyGeneration, sealed);
        }
      });
      if (keys.whole) held.clear();
      for (const passNumber of keys.removes) held.delete(passNumber);
      for (const { passNumber, keyGeneration, key } of keys.upserts)
        held.set(passNumber, asKey(keyGeneration, Buffer.from(key, "base64url")));
    },
  };
}

const ownerOf = (passNumber: number): string => `pass ${passNumber}`;

function opened(sealing: Sealing, sealed: Uint8Array, passNumber: number): Uint8Array | undefined {
  try {
    return sealing.open(sealed, ownerOf(passNumber));
  } catch {
    return undefined;
  }
}

const asKey = (keyGeneration: number, key: Uint8Array): PassKey => ({
  keyGeneration,
  mac: (message) => createHmac("sha256", key).update(message).digest().subarray(0, passCodeMacLength),
});
