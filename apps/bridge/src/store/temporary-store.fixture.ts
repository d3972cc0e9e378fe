import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { openStore, type Store } from "./open-store.ts";
import { openSettings, type Settings } from "./settings.ts";

/** A folder for one test, and stores that are opened in it one after another, as a bridge that restarts would. */
export function temporaryStores(): {
  readonly folder: string;
  readonly open: () => { store: Store; settings: Settings };
} {
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-bridge-"));
  let last: Store | undefined;
  onTestFinished(() => {
    if (last?.db.isOpen) last.close();
    rmSync(folder, { recursive: true });
  });
  return {
    folder,
    open: () => {
      if (last?.db.isOpen) last.close();
      last = openStore(folder);
      return { store: last, settings: openSettings(last) };
    },
  };
}
