import { spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { until } from "../packages/testing/src/waits/until.ts";
import { syncFile, watchFile } from "./sync-file.ts";

const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-sync-"));
const file = path.join(folder, "people.csv");
const taken: string[] = [];
let status = 200;
const server = http.createServer((request, response) => {
  let body = "";
  request.on("data", (piece) => {
    body += piece;
  });
  request.on("end", () => {
    taken.push(`${request.method} ${request.url} ${request.headers.authorization} ${body}`);
    response.writeHead(status).end('{"result":"applied"}\n');
  });
});
await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
const address = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});
const setting = { server: address, token: "key", mode: "replace" as const, dryRun: false };

test("a file is sent as it is, and the answer becomes an exit code", async () => {
  writeFileSync(file, "Ada");
  expect(await syncFile(file, setting)).toEqual({ code: 0, text: '{"result":"applied"}' });
  expect(taken.pop()).toBe("PUT /api/v1/sync/users?mode=replace&dryRun=false&name=people.csv Bearer key Ada");
  for (const [answered, code] of [
    [202, 2],
    [422, 3],
    [413, 3],
    [401, 1],
    [429, 1],
    [500, 1],
    [503, 1],
  ]) {
    status = answered ?? 0;
    expect((await syncFile(file, setting)).code).toBe(code);
  }
  status = 200;
});

test("a watched file is sent when it has come to rest, each change once, and again after a failure", async () => {
  const stop = new AbortController();
  const sent: string[] = [];
  const said: string[] = [];
  let failures = 1;
  let looks = 0;
  rmSync(file);
  status = 503;
  const send = () => {
    if (failures-- > 0) return syncFile(file, setting);
    status = 200;
    sent.push("sent");
    return Promise.resolve({ code: 0 as const, text: "applied" });
  };
  const { promise, resolve } = Promise.withResolvers<void>();
  const say = (text: string) => {
    said.push(text);
    looks += 1;
    if (looks === 1) writeFileSync(file, "Ada");
    if (looks === 3) writeFileSync(file, "Ada and Alan");
    if (looks === 4) resolve();
  };
  const watching = watchFile(file, send, say, { signal: stop.signal, everyMs: 5 });
  await promise;
  stop.abort();
  await watching;
  expect(said).toEqual([
    `waiting for ${file}: there is no such file yet`,
    `not sent, trying again: ${address.origin} could not take it now (status 503).`,
    "done: applied",
    "done: applied",
  ]);
  expect(sent).toHaveLength(2);
});

/** Runs the file as a program of its own, far from the product. */
function run(args: readonly string[], env: NodeJS.ProcessEnv = { GATEHOUSE_TOKEN: "key" }) {
  const alone = path.join(folder, "sync-file.ts");
  copyFileSync(path.join(import.meta.dirname, "sync-file.ts"), alone);
  const child = spawn(process.execPath, ["--no-warnings", alone, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? "", ...env },
  });
  const text = { out: "", err: "" };
  child.stdout.on("data", (piece) => {
    text.out += piece;
  });
  child.stderr.on("data", (piece) => {
    text.err += piece;
  });
  const ended = new Promise<object>((done) =>
    child.on("close", (code) => done({ code, out: text.out.trim(), err: text.err.trim() })),
  );
  return { child, text, ended };
}

test.each([
  [200, 0],
  [202, 2],
  [422, 3],
])("as a program, an answer %i ends with %i and prints it", async (answered, code) => {
  writeFileSync(file, "Ada");
  status = answered;
  const { ended } = run(["people.csv", "--server", address.href, "--mode", "update"]);
  expect(await ended).toEqual({ code, out: '{"result":"applied"}', err: "" });
  expect(taken.pop()).toBe("PUT /api/v1/sync/users?mode=update&dryRun=false&name=people.csv Bearer key Ada");
});

test("as a program, what keeps a file from being sent ends with 1 and is said in one line", async () => {
  writeFileSync(file, "Ada");
  const here = ["--server", address.href];
  const no = async (err: string | RegExp, args: readonly string[], env?: NodeJS.ProcessEnv) =>
    expect(await run(args, env).ended).toEqual({ code: 1, out: "", err: expect.stringMatching(err) });
  status = 401;
  await no(/^http:\S+ does not know this key: .+$/, ["people.csv", ...here]);
  status = 200;
  await no(/^There is no file gone\.csv\.$/, ["gone.csv", ...here]);
  await no(/^\.\/? is not a file\.$/, [".", ...here]);
  await no(/^Nothing answers at http:\/\/127\.0\.0\.1:1\.$/, [
    "people.csv",
    "--server",
    "http://127.0.0.1:1",
  ]);
  await no(/^GATEHOUSE_TOKEN is missing: .+$/, ["people.csv", ...here], {});
  await no(/^https:\S+ does not speak HTTPS: .+$/, [
    "people.csv",
    "--server",
    address.href.replace("http:", "https:"),
  ]);
  await no(/^GATEHOUSE_TOKEN is no API key: .+$/, ["people.csv", ...here], { GATEHOUSE_TOKEN: "a\nb" });
  await no(/^Unknown option '--force'\.\nUsage: /, ["people.csv", "--force"]);
  await no(/^--mode is replace or update, not delete\.$/, ["people.csv", "--mode", "delete"]);
  await no(/^Usage: /, []);
  expect(taken.filter((one) => !one.endsWith("Bearer key Ada"))).toEqual([]);
});

test("as a program, a refusal that comes while the file is still on its way is said, and ends it", async () => {
  // It never reads what is sent to it, and far more is sent than a connection holds.
  const hasty = http.createServer((request, response) => {
    response
      .on("finish", () => request.socket.pause())
      .writeHead(401)
      .end("no");
  });
  hasty.keepAliveTimeout = 0;
  await new Promise<void>((done) => hasty.listen(0, "127.0.0.1", done));
  const origin = `http://127.0.0.1:${(hasty.address() as AddressInfo).port}`;
  writeFileSync(file, Buffer.alloc(20_000_000, "A"));
  const err = expect.stringContaining(`${origin} does not know this key`);
  expect(await run(["people.csv", "--server", origin]).ended).toEqual({ code: 1, out: "", err });
  hasty.closeAllConnections();
  hasty.close();
});

test("as a program, it says how it is used, and takes a key with the line end of the file it was kept in", async () => {
  expect(await run(["--help"], {}).ended).toMatchObject({ code: 0, out: expect.stringMatching(/^Usage: /) });
  writeFileSync(file, "Ada");
  status = 200;
  const { ended } = run(["people.csv", "--server", address.href], { GATEHOUSE_TOKEN: "key\r\n" });
  expect(await ended).toMatchObject({ code: 0 });
  expect(taken.pop()).toContain("Bearer key Ada");
});

test("as a program, watching waits for a file that is not there and ends when it is told to", async () => {
  const { child, text, ended } = run(["later.csv", "--watch", "--server", address.href]);
  await until("it says so", () => text.out.includes("waiting for later.csv"));
  child.kill("SIGTERM");
  expect(await ended).toMatchObject({ code: 0, err: "" });
});

test("the command of the product sends a list and prepares nothing for it", async () => {
  writeFileSync(file, "Ada");
  status = 202;
  const bootstrap = path.join(import.meta.dirname, "bootstrap.cjs");
  const child = spawn(process.execPath, [bootstrap, "gatehouse", "sync", file, "--server", address.href], {
    env: { ...process.env, GATEHOUSE_TOKEN: "key" },
  });
  let out = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (piece) => {
      out += piece;
    });
  expect(await new Promise((done) => child.on("close", done))).toBe(2);
  expect(out.trim()).toBe('{"result":"applied"}');
});
