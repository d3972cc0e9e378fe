import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import http from "node:http";
import net, { type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { importUploadPath, largestFile } from "@gatehouse/contracts/imports/import-upload";
import { receiveFile } from "@gatehouse/services/imports/receive-file";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { givenAdmin, givenProject } from "@gatehouse/testing/fixtures/project";
import { until } from "@gatehouse/testing/waits/until";
import { afterAll, expect, test } from "vitest";
import { makeImportFiles } from "./import-files.ts";

const { db } = await databaseForFile();
const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-uploads-"));
afterAll(() => rmSync(folder, { recursive: true }));
const tools = { folder, announce: () => {} };
const owner = await givenAdmin(db, await givenProject(db), "owner");
const { projectId } = owner;
const kept = async () => [
  ...readdirSync(folder),
  ...(await db.client.import.findMany({ where: { projectId } })),
];
const receive = (bytes: AsyncIterable<Uint8Array>) =>
  receiveFile(db, owner, tools, { bytes, name: "x", kind: "file", mode: "replace", dryRun: false });

const files = makeImportFiles({
  ...{ db, tools, address: () => "192.0.2.7", isSameOrigin: () => true },
  readSession: () => Promise.resolve(owner),
});
const handled: Promise<void>[] = [];
const server = http.createServer((request, response) => void handled.push(files(request, response)));
await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
const { port } = server.address() as AddressInfo;
const uploadTo = `${importUploadPath}?projectId=${projectId}&name=x`;

test("a file that is too large is refused before it is sent, and one that breaks off leaves nothing behind", async () => {
  const where = `http://127.0.0.1:${port}${uploadTo}`;
  const upload = (length: number, sent: number) =>
    new Promise<string>((done) => {
      const request = http.request(
        where,
        { method: "POST", headers: { "content-length": length } },
        (response) => {
          response.resume();
          done(String(response.statusCode));
        },
      );
      request.on("error", () => done("broken off"));
      request.write(
        Buffer.alloc(sent, 65),
        () => length < largestFile && setImmediate(() => request.destroy()),
      );
    });
  expect(await upload(largestFile + 1, 1_000)).toBe("413");
  expect(await upload(1_000_000, 1_000)).toBe("broken off");
  await until("the server has heard of both", () => handled.length === 2);
  await Promise.all(handled);
  expect(await kept()).toEqual([]);
});

test("whoever sends on without listening still finds the answer when they do", async () => {
  const socket = net.connect(port, "127.0.0.1").pause();
  socket.write(`POST ${uploadTo} HTTP/1.1\r\nhost: x\r\ncontent-length: ${largestFile + 1}\r\n\r\n`);
  const broken = new Promise((_done, fail) => socket.on("error", fail));
  const sent = new Promise<void>((done) => socket.write(Buffer.alloc(20_000_000, 65), () => done()));
  await Promise.race([sent, broken]);
  const [answer] = await Promise.race([once(socket.resume(), "data"), broken.then(() => [""])]);
  expect(String(answer)).toMatch(/^HTTP\/1\.1 413 /);
  socket.destroy();
});

test("a file is there before its first byte is asked for, so that its removal finds it whenever it breaks off", async () => {
  let seen: string[] = [];
  const next = () => {
    seen = readdirSync(folder);
    return Promise.reject(new Error("broken off"));
  };
  await expect(receive({ [Symbol.asyncIterator]: () => ({ next }) })).rejects.toThrow("broken off");
  expect(seen).toHaveLength(1);
  expect(await kept()).toEqual([]);
});

test("a file that never says how long it is ends at the limit", async () => {
  async function* endless() {
    for (;;) yield Buffer.alloc(4_000_000, 65);
  }
  await expect(receive(endless())).rejects.toThrow("import.too-large");
  expect(await kept()).toEqual([]);
});
