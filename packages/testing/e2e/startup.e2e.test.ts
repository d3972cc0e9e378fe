import { execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { freePort, runGatehouse } from "../src/servers/run-gatehouse.ts";
import { until } from "../src/waits/until.ts";

const root = path.resolve(import.meta.dirname, "../../..");

/** Starts the server in a way that must fail, and answers its exit code and what it said. */
async function failedStart(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ["apps/server/src/main.ts", "--empty"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "warn", ...env },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  const code = await new Promise<number | null>((done) => void child.once("exit", done));
  return { code, said };
}

const processesWith = (text: string) =>
  execFileSync("ps", ["-eo", "pid,args"], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes(text));

const postgresOf = (dataDir: string) => processesWith(`-D ${dataDir}/postgres`);

// Each start makes a cluster of its own, about 1 s; the file holds five starts and eight refusals.
test("a data folder has one owner: five more starts are refused with one line, and nothing is lost", {
  timeout: 60_000,
}, async () => {
  await using server = await runGatehouse({ args: ["--empty"] });
  for (let turn = 0; turn < 5; turn += 1) {
    const { code, said } = await failedStart({ DATA_DIR: server.dataDir, PORT: String(await freePort()) });
    expect(code).toBe(1);
    expect(said.trim()).toMatch(
      /^Another server is already using .+ Stop it first, or set DATA_DIR to another folder\.$/,
    );
  }
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
});

test("a taken port is said in one line, and the database that was started for it is stopped again", async () => {
  const taken = net.createServer().listen(0, "127.0.0.1");
  await new Promise((done) => taken.once("listening", done));
  const { port } = taken.address() as net.AddressInfo;
  const dataDir = mkdtempSync(path.join(tmpdir(), "gatehouse-port-"));
  chmodSync(dataDir, 0o711);
  const { code, said } = await failedStart({ DATA_DIR: dataDir, PORT: String(port) });
  taken.close();
  expect(code).toBe(1);
  expect(said).toContain(`Port ${port} is taken by another program.`);
  expect(postgresOf(dataDir)).toEqual([]);
  rmSync(dataDir, { recursive: true, force: true });
});

test("an unusable data folder, a wrong variable and a missing way to send mail each end the start with one clear line", async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "gatehouse-file-")), "a-file");
  writeFileSync(file, "");
  const folder = await failedStart({ DATA_DIR: path.join(file, "data"), PORT: String(await freePort()) });
  expect(folder).toMatchObject({ code: 1, said: expect.stringContaining("The data folder") });
  const variable = await failedStart({ PORT: "door" });
  expect(variable).toMatchObject({ code: 1, said: "PORT=door: must be a whole number from 1 to 65535.\n" });
  const mail = await failedStart({ PUBLIC_URL: "https://gate.example.org" });
  expect(mail).toMatchObject({ code: 1, said: expect.stringMatching(/^RESEND_API_KEY: .+\n$/) });
});

const sitesOf = (dataDir: string) => processesWith(`--data ${dataDir}/simulated-site`);

test("SIGTERM ends everything; after kill -9 nothing of the site stays, and the next start finds the orphaned PostgreSQL", {
  timeout: 90_000,
}, async () => {
  await using server = await runGatehouse();
  expect(sitesOf(server.dataDir)).toHaveLength(1);
  await server.stop("SIGKILL");
  expect(postgresOf(server.dataDir)).toHaveLength(1);
  await until("the simulated site to end with its server", () => sitesOf(server.dataDir).length === 0);
  await server.restart();
  expect(server.output()).toContain("stopped a PostgreSQL that a killed server had left behind");
  expect(postgresOf(server.dataDir)).toHaveLength(1);
  expect(sitesOf(server.dataDir)).toHaveLength(1);
  await server.stop("SIGTERM");
  expect(server.output().trim()).toMatch(/stopped$/);
  expect([...postgresOf(server.dataDir), ...sitesOf(server.dataDir)]).toEqual([]);
});
