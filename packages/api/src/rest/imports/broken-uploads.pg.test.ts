import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
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

test("a file that is too large is refused before it is sent, and one that breaks off leaves nothing behind", async () => {
  const files = makeImportFiles({
    ...{ db, tools, address: () => "192.0.2.7", isSameOrigin: () => true },
    readSession: () => Promise.resolve(owner),
  });
  const handled: Promise<void>[] = [];
  const server = http.createServer((request, response) => void handled.push(files(request, response)));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const where = `http://127.0.0.1:${port}${importUploadPath}?projectId=${projectId}&name=x`;
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
  server.close();
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
