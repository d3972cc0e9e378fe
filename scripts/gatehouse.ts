import { readConfig } from "../apps/server/src/config.ts";
import { loadSecretKey } from "../apps/server/src/secret-key.ts";
import { openStore } from "../apps/server/src/store.ts";
import { findRunning } from "../packages/db/src/postgres/embedded.ts";
import { DomainError } from "../packages/domain/src/errors/domain-error.ts";
import { makeFirstOwner } from "../packages/services/src/projects/make-first-owner.ts";

const usage = `Usage:
  npm run gatehouse -- owner MAIL   makes the first project and its owner, and prints a sign-in link
  npm run gatehouse -- sync FILE [--server URL] [--mode replace|update] [--dry-run] [--watch]
                                    sends a list of people; the project's API key stands in GATEHOUSE_TOKEN`;

const [verb, mail] = process.argv.slice(2);
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

function fail(text: string): never {
  console.error(text);
  process.exit(1);
}
