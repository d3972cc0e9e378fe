import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readBridgeConfig } from "./config.ts";

function file(content: object | string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-config-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const name = path.join(folder, "bridge.json");
  writeFileSync(name, typeof content === "string" ? content : JSON.stringify(content));
  return name;
}

const reader = "0190b5a0-0000-7000-8000-000000000001";
const bus = {
  protocol: "osdp",
  id: "bus 1",
  transport: { kind: "serial", path: "/dev/ttyUSB0", baudRate: 115_200, adapter: "usb" },
  readers: [{ readerId: reader, address: 1 }],
};

test("a file names the lines; what it leaves out is the careful choice", () => {
  const result = readBridgeConfig(["--config", file({ server: "https://gate.example", lines: [bus] })], {});
  expect(result).toMatchObject({
    config: {
      server: "https://gate.example",
      simulate: false,
      lines: [{ readers: [{ security: "required", profile: "card", lockOutput: 0, identity: null }] }],
    },
  });
});

test("the command line counts before the file, and a pairing code may come where no process list shows it", () => {
  const args = ["--config", file({ server: "https://gate.example" }), "--server", "http://127.0.0.1:3000"];
  expect(readBridgeConfig(args, { BRIDGE_PAIRING_CODE: "ABCD" })).toMatchObject({
    config: { server: "http://127.0.0.1:3000", pair: "ABCD" },
  });
});

test("a mistake names the place, and the remedy", () => {
  const wrong = file({
    server: "https://gate.example",
    lines: [{ ...bus, readers: [{ readerId: reader, address: 400 }] }],
  });
  expect(readBridgeConfig(["--config", wrong], {})).toMatchObject({
    mistake: expect.stringMatching(/lines\[0\]\.readers\[0\]\.address.*\n.*from 0 to 126/),
  });
  expect(readBridgeConfig(["--config", file("{")], {})).toMatchObject({
    mistake: expect.stringMatching(/bridge\.json/),
  });
  expect(readBridgeConfig([], {})).toMatchObject({ mistake: expect.stringMatching(/^Usage/) });
  expect(readBridgeConfig(["--server", "http://a", "--crowd", "-1"], {})).toMatchObject({
    mistake: expect.stringMatching(/crowd/),
  });
});
