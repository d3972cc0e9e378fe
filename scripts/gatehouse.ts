import { parseArgs } from "node:util";
import { readConfig } from "../apps/server/src/config.ts";
import { loadSecretKey } from "../apps/server/src/secret-key.ts";
import { openStore } from "../apps/server/src/store.ts";
import { findRunning } from "../packages/db/src/postgres/embedded.ts";
import { DomainError } from "../packages/domain/src/errors/domain-error.ts";
import { makeFirstOwner } from "../packages/services/src/projects/make-first-owner.ts";
import { syncFile, watchFile } from "./sync-file.ts";

const usage = `Usage:
  npm run gatehouse -- owner MAIL   makes the first project and its owner, and prints a sign-in link
  npm run gatehouse -- sync FILE [--server URL] [--mode replace|update] [--dry-run] [--watch]
                                    sends a list of people; the project's API token stands in GATEHOUSE_TOKEN`;

const [verb, mail] = process.argv.slice(2);
if (verb === "sync") await runSync(process.argv.slice(3));
if (verb !== "owner" || !mail) fail(usage);
const result = readConfig(process.env, []);
if ("mistakes" in result) fail(result.mistakes.join("\n"));
const { config } = result;

// A server that runs on this folder owns its PostgreSQL; then we are a guest there and stop nothing.
const running = config.databaseUrl ? undefined : await findRunning(config.dataDir);
const key = Buffer.from(config.secretKey ?? loadSecretKey(config.dataDir));
const store = await openStore(
  running ? { ...config, databaseUrl: running("postgres"), secretKey: key } : { ...config, secretKey: key },
  () => {},
);
try {
  const owner = await makeFirstOwner(store.db, { email: mail });
  console.log(
    `${mail} is an owner. Sign in here within 10 minutes:\n${new URL(owner.path, config.publicUrl).href}`,
  );
} catch (error) {
  const owned = error instanceof DomainError && error.code === "project.already-owned";
  const said = error instanceof Error ? error.message : String(error);
  console.error(owned ? "There is an owner already: ask them to make you one, on the Members page." : said);
  process.exitCode = 1;
} finally {
  await store.close();
}

/** Sends a file to a server, which may be another machine: nothing of this one's database is touched. */
async function runSync(args: string[]): Promise<never> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      server: { type: "string", default: process.env.PUBLIC_URL ?? "http://localhost:3000" },
      mode: { type: "string", default: "replace" },
      "dry-run": { type: "boolean", default: false },
      watch: { type: "boolean", default: false },
    },
  });
  const [file] = positionals;
  const { server, mode, watch } = values;
  const token = process.env.GATEHOUSE_TOKEN;
  if (!file || positionals.length > 1 || !URL.canParse(server) || (mode !== "replace" && mode !== "update"))
    fail(usage);
  if (!token) fail("GATEHOUSE_TOKEN is missing: an owner makes an API token in the settings of the project.");
  const send = () => syncFile(file, { server: new URL(server), token, mode, dryRun: values["dry-run"] });
  if (watch) {
    const stop = new AbortController();
    process.once("SIGINT", () => stop.abort()).once("SIGTERM", () => stop.abort());
    await watchFile(file, send, (text) => console.log(text), { signal: stop.signal });
    process.exit(0);
  }
  const { code, text } = await send().catch((error: unknown) => fail(`${server}: ${String(error)}`));
  console.log(text);
  process.exit(code);
}

function fail(text: string): never {
  console.error(text);
  process.exit(1);
}
