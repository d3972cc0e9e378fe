import { openAsBlob } from "node:fs";
import { stat } from "node:fs/promises";

/** How a file is sent: where to, with which key, and what is to be done with it. */
export type SyncSetting = {
  readonly server: URL;
  readonly token: string;
  readonly mode: "replace" | "update";
  readonly dryRun: boolean;
};

/** What the server said, and the exit code it stands for: 0 done, 2 held or still running, 3 rejected or refused. */
export type SyncResult = { readonly code: 0 | 2 | 3; readonly text: string };

/** How often a watched file is looked at. Looking works on every operating system and on network drives; being told does not. */
const lookMs = 5_000;

/** Sends a file once. Throws only when the server could not be reached. */
export async function syncFile(file: string, setting: SyncSetting): Promise<SyncResult> {
  const url = new URL("/api/v1/sync/users", setting.server);
  url.searchParams.set("mode", setting.mode);
  url.searchParams.set("dryRun", String(setting.dryRun));
  const response = await fetch(url, {
    method: "PUT",
    headers: { authorization: `Bearer ${setting.token}` },
    body: await openAsBlob(file, { type: "text/csv" }),
  });
  const text = (await response.text()).trim();
  if (response.status === 200) return { code: 0, text };
  return { code: response.status === 202 ? 2 : 3, text };
}

/**
 * Sends a file now and whenever it has changed and then stayed the same from one look to the next, so that a file that is
 * being written is not sent in half. What cannot be sent is tried again at the next look. Runs until the signal.
 */
export async function watchFile(
  file: string,
  send: () => Promise<SyncResult>,
  say: (text: string) => void,
  options: { readonly signal: AbortSignal; readonly everyMs?: number },
): Promise<void> {
  let [sent, seen] = ["", ""];
  while (!options.signal.aborted) {
    const now = await look(file);
    if (now !== "" && now === seen && now !== sent) {
      try {
        const { code, text } = await send();
        say(`${["done", "", "waiting", "rejected"][code]}: ${text}`);
        sent = now;
      } catch (error) {
        say(`not sent, trying again: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    seen = now;
    await pause(options.everyMs ?? lookMs, options.signal);
  }
}

/** Size and time of a file in one text; empty while there is none. */
async function look(file: string): Promise<string> {
  const facts = await stat(file).catch(() => undefined);
  return facts ? `${facts.size} ${facts.mtimeMs}` : "";
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      done();
    });
  });
}
