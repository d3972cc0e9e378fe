import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
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
  expect(taken.pop()).toBe("PUT /api/v1/sync/users?mode=replace&dryRun=false Bearer key Ada");
  for (const [answered, code] of [
    [202, 2],
    [422, 3],
    [401, 3],
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
  const send = () => {
    if (failures-- > 0) return Promise.reject(new Error("no way there"));
    sent.push("sent");
    return Promise.resolve({ code: 0 as const, text: "applied" });
  };
  const { promise, resolve } = Promise.withResolvers<void>();
  const say = (text: string) => {
    said.push(text);
    looks += 1;
    if (looks === 2) writeFileSync(file, "Ada and Alan");
    if (looks === 3) resolve();
  };
  const watching = watchFile(file, send, say, { signal: stop.signal, everyMs: 5 });
  writeFileSync(file, "Ada");
  await promise;
  stop.abort();
  await watching;
  expect(said).toEqual(["not sent, trying again: no way there", "done: applied", "done: applied"]);
  expect(sent).toHaveLength(2);
});
