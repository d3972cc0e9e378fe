import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import path from "node:path";
import { loadSecretKey } from "../apps/server/src/secret-key.ts";
import { startEmbedded } from "../packages/db/src/postgres/embedded.ts";

// One URL for the developer: Vite serves the pages and passes the rest on to the server, which restarts by itself when a
// file changes. PostgreSQL belongs to this process, so that those restarts leave it alone.
const root = path.resolve(import.meta.dirname, "..");
const port = Number(process.env.PORT ?? 3000);
const apiPort = Number(process.env.API_PORT ?? port + 100);
const dataDir = path.resolve(process.env.DATA_DIR ?? "data");
const postgres = await startEmbedded(dataDir);
const secrets = {
  SECRET_KEY: process.env.SECRET_KEY ?? Buffer.from(loadSecretKey(dataDir)).toString("hex"),
  GATEHOUSE_SSR_SECRET: randomBytes(16).toString("hex"),
};

const begin = (args: readonly string[], folder: string, env: Record<string, string>) =>
  spawn(process.execPath, args, {
    cwd: path.join(root, folder),
    stdio: "inherit",
    env: { ...process.env, ...secrets, ...env },
  });
const children = [
  begin(["--watch", "--watch-preserve-output", "src/main.ts"], "apps/server", {
    PORT: String(apiPort),
    PUBLIC_URL: `http://localhost:${port}`,
    DATABASE_URL: postgres.url("postgres"),
    GATEHOUSE_PAGES: "none",
  }),
  begin(["node_modules/vite/bin/vite.js", "--clearScreen", "false"], "apps/web", {
    PORT: String(port),
    API_URL: `http://127.0.0.1:${apiPort}`,
  }),
];

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await Promise.all(children.map(ended));
  await postgres.stop();
  process.exit(0);
}

function ended(child: (typeof children)[number]): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  child.kill("SIGTERM");
  return new Promise((done) => void child.once("exit", () => done()));
}

process.on("SIGINT", () => void stop());
process.on("SIGTERM", () => void stop());
for (const child of children) child.on("exit", () => void stop());
