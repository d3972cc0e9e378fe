import { pino } from "pino";
import { readConfig } from "./config.ts";
import { startServer } from "./wiring.ts";

const started = performance.now();
const say = (text: string) => console.log(`[${((performance.now() - started) / 1000).toFixed(1)} s] ${text}`);
const result = readConfig(process.env, process.argv.slice(2));
if ("mistakes" in result) {
  for (const mistake of result.mistakes) console.error(mistake);
  process.exit(1);
}
const { config } = result;
const log = pino({ level: config.logLevel, base: null });
/** Beyond this, ending in order has failed and the process goes as it is; the next start finds and stops the orphan. */
const patienceMs = 15_000;

let stopping = false;
const server = await startServer(config, log, say).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  if (process.env.LOG_LEVEL === "debug") console.error(error);
  process.exit(1);
});

async function stop(why: string, code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  say(`stopping: ${why}`);
  setTimeout(() => process.exit(1), patienceMs).unref();
  await server.stop();
  say("stopped");
  process.exit(code);
}
process.on("SIGINT", () => void stop("interrupted", 0));
process.on("SIGTERM", () => void stop("asked to end", 0));
process.on("uncaughtException", (error) => {
  log.fatal(error);
  void stop("an error nobody caught", 1);
});
process.on("unhandledRejection", (error) => log.error(error, "a promise nobody waited for"));
void server.databaseEnded.then(() => void stop("PostgreSQL has ended", 1));
