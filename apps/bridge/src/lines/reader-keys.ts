import type { KeyStore, ReaderKeys } from "@gatehouse/reader/drivers/osdp/devices/device-settings";
import type { Sealing } from "../store/sealing.ts";
import type { Settings } from "../store/settings.ts";

/**
 * The readers' own keys, sealed. A key of the configuration file is only where a reader starts: once its key was kept here
 * (it may have been rotated since), the file's is not looked at again.
 */
export function openReaderKeys(
  settings: Settings,
  sealing: Sealing,
  configured: ReadonlyMap<string, Uint8Array>,
): KeyStore {
  const read = (readerId: string, which: keyof ReaderKeys): Uint8Array | null => {
    const text = settings.read(`reader-key/${readerId}/${which}`);
    if (text === undefined || text === "") return null;
    return sealing.open(Buffer.from(text, "base64url"), `reader ${readerId}`);
  };
  return {
    load: async (readerId) => {
      const current = read(readerId, "current") ?? configured.get(readerId) ?? null;
      return { current, candidate: read(readerId, "candidate") };
    },
    save: async (readerId, keys) => {
      for (const which of ["current", "candidate"] as const) {
        const key = keys[which];
        const sealed = key ? Buffer.from(sealing.seal(key, `reader ${readerId}`)).toString("base64url") : "";
        settings.write(`reader-key/${readerId}/${which}`, sealed);
      }
    },
  };
}
