// Runs by itself on Node 22.18 or newer, with nothing beside it: copy this one file to the machine that has the list.
import { createReadStream, realpathSync } from "node:fs";
import { stat } from "node:fs/promises";
import http from "node:http";
import https from "node:https";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const usage = `Usage: node sync-file.ts FILE [--server URL] [--mode replace|update] [--dry-run] [--watch]
Sends a list of people; the project's API key stands in GATEHOUSE_TOKEN.`;

/** How a file is sent: where to, with which key, and what is to be done with it. */
export type SyncSetting = {
  readonly server: URL;
  readonly token: string;
  readonly mode: "replace" | "update";
  readonly dryRun: boolean;
};

/** What came of it in words, and the exit code: 0 done, 1 could not be sent, 2 held or still running, 3 rejected. */
export type SyncResult = { readonly code: 0 | 1 | 2 | 3; readonly text: string };

/** How often a watched file is looked at. Looking works on every operating system and on network drives; being told does not. */
const lookMs = 5_000;
const said = ["done", "not sent", "waiting", "rejected"] as const;
const codes: Readonly<Record<number, SyncResult["code"]>> = {
  200: 0,
  202: 2,
  400: 3,
  415: 3,
  422: 3,
};

/** Sends a file once. Never throws: what went wrong is said in words. */
export async function syncFile(file: string, setting: SyncSetting): Promise<SyncResult> {
  try {
    const facts = await stat(file);
    if (!facts.isFile()) return { code: 1, text: `${file} is not a file.` };
    const { status, text } = await put(file, facts.size, setting);
    const code = codes[status];
    if (status === 413) return { code: 3, text: `${file} is larger than ${setting.server.origin} takes.` };
    if (code !== undefined) return { code, text };
    return { code: 1, text: refusalText(status, setting.server.origin) };
  } catch (error) {
    return { code: 1, text: failureText(error, file, setting.server.origin) };
  }
}

/** Asks without a limit of time: a server may work on a large list for minutes before it answers. */
function put(
  file: string,
  size: number,
  { server, token, mode, dryRun }: SyncSetting,
): Promise<{ status: number; text: string }> {
  const url = new URL("/api/v1/sync/users", server);
  url.searchParams.set("mode", mode);
  url.searchParams.set("dryRun", String(dryRun));
  url.searchParams.set("name", path.basename(file));
  const headers = { authorization: `Bearer ${token}`, "content-type": "text/csv", "content-length": size };
  return new Promise((done, fail) => {
    const { request } = url.protocol === "https:" ? https : http;
    const sending = request(url, { method: "PUT", headers }, (response) => {
      // A refusal can come while the file is still on its way: nothing more is sent then.
      sending.removeListener("error", fail).on("error", () => {});
      let text = "";
      response.setEncoding("utf8").on("data", (piece) => {
        text += piece;
      });
      response.on("end", () => {
        done({ status: response.statusCode ?? 0, text: text.trim() });
        if (!sending.writableFinished) sending.destroy();
      });
      response.on("error", fail);
    });
    sending.on("error", fail);
    if (size === 0) sending.end();
    else
      createReadStream(file, { end: size - 1 })
        .on("error", (error) => sending.destroy(error))
        .pipe(sending);
  });
}

function refusalText(status: number, origin: string): string {
  if (status === 401) return `${origin} does not know this key: is GATEHOUSE_TOKEN right, and not revoked?`;
  if (status === 403) return `${origin} says that this key was not made for sending lists.`;
  if (status === 404) return `${origin} takes no lists: is it a Gatehouse server?`;
  return `${origin} could not take it now (status ${status}).`;
}

const failures: Readonly<Record<string, (file: string, origin: string) => string>> = {
  ENOENT: (file) => `There is no file ${file}.`,
  EACCES: (file) => `${file} may not be read by this account.`,
  ECONNREFUSED: (_file, origin) => `Nothing answers at ${origin}.`,
  ENOTFOUND: (_file, origin) => `There is no machine of the name in ${origin}.`,
  EPIPE: (_file, origin) => `${origin} broke the connection off.`,
  ECONNRESET: (_file, origin) => `${origin} broke the connection off.`,
  ETIMEDOUT: (_file, origin) => `${origin} does not answer in time.`,
  EHOSTUNREACH: (_file, origin) => `There is no way to the machine in ${origin}.`,
  EPROTO: (_file, origin) => `${origin} does not speak HTTPS: does its address begin with http://?`,
};

function failureText(error: unknown, file: string, origin: string): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const known = failures[code]?.(file, origin);
  const [line] = String(error instanceof Error ? error.message || code : error).split("\n");
  return known ?? `${origin} cannot be reached: ${line}.`;
}

/**
 * Sends a file now and whenever it has changed and then stayed the same from one look to the next, so that a file that is
 * being written is not sent in half. Says once that there is none, and waits for it; what could not be sent is tried again
 * at the next look. Runs until the signal.
 */
export async function watchFile(
  file: string,
  send: () => Promise<SyncResult>,
  say: (text: string) => void,
  options: { readonly signal: AbortSignal; readonly everyMs?: number },
): Promise<void> {
  let [sent, seen, last] = ["", "", ""];
  const sayOnce = (text: string) => {
    if (text !== last) say(text);
    last = text;
  };
  while (!options.signal.aborted) {
    const now = await look(file);
    if (now === "") sayOnce(`waiting for ${file}: there is no such file yet`);
    else if (now === seen && now !== sent) {
      const { code, text } = await send();
      if (code === 1) sayOnce(`not sent, trying again: ${text}`);
      else {
        [sent, last] = [now, ""];
        say(`${said[code]}: ${text}`);
      }
    }
    seen = now;
    await pause(options.everyMs ?? lookMs, options.signal);
  }
}

/** Size and time of a file in one text; empty while there is none. */
async function look(file: string): Promise<string> {
  const facts = await stat(file).catch(() => undefined);
  return facts?.isFile() ? `${facts.size} ${facts.mtimeMs}` : "";
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

/** The setting and file of a command line, or what is wrong with it. */
function readArguments(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      server: { type: "string", default: process.env.PUBLIC_URL ?? "http://localhost:3000" },
      mode: { type: "string", default: "replace" },
      "dry-run": { type: "boolean", default: false },
      watch: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const { server, mode, watch } = values;
  if (values.help) return { help: usage } as const;
  const [file] = positionals;
  const token = process.env.GATEHOUSE_TOKEN?.trim();
  if (file === undefined || positionals.length > 1) return usage;
  if (mode !== "replace" && mode !== "update") return `--mode is replace or update, not ${mode}.`;
  if (!/^https?:/.test(server) || !URL.canParse(server)) return `--server ${server} is no address.`;
  if (token && !/^[\x21-\x7e]+$/.test(token))
    return "GATEHOUSE_TOKEN is no API key: it holds signs that no key has.";
  if (!token) return "GATEHOUSE_TOKEN is missing: an owner makes an API key in the settings of the project.";
  return {
    file,
    watch,
    setting: { server: new URL(server), token, mode, dryRun: values["dry-run"] } as const,
  };
}

/** The command `gatehouse sync`. Answers the exit code. */
export async function runSync(args: string[]): Promise<number> {
  let read: ReturnType<typeof readArguments>;
  try {
    read = readArguments(args);
  } catch (error) {
    read = `${error instanceof Error ? error.message.split(". ")[0] : error}.\n${usage}`;
  }
  if (typeof read === "string") {
    console.error(read);
    return 1;
  }
  if ("help" in read) {
    console.log(read.help);
    return 0;
  }
  const { file, watch, setting } = read;
  const send = () => syncFile(file, setting);
  if (watch) {
    const stop = new AbortController();
    process.once("SIGINT", () => stop.abort()).once("SIGTERM", () => stop.abort());
    await watchFile(file, send, (text) => console.log(text), { signal: stop.signal });
    return 0;
  }
  const { code, text } = await send();
  (code === 1 ? console.error : console.log)(text);
  return code;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  process.exitCode = await runSync(process.argv.slice(2));
