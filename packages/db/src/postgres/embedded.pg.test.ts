import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import net, { type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { freePort, startEmbedded } from "./embedded.ts";

test("a port that somebody else took before the database had it is left to them, and another one taken", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-embedded-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  chmodSync(folder, 0o711);
  const other = net.createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
  onTestFinished(() => void other.close());
  await once(other, "listening");
  const ports = [(other.address() as AddressInfo).port];
  const postgres = await startEmbedded(folder, ["fsync=off"], async () => ports.shift() ?? freePort());
  await postgres.stop();
  expect(ports).toEqual([]);
});
