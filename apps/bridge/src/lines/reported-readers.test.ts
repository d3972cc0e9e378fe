import { reportedLines } from "@gatehouse/contracts/bridge/reported-lines";
import { expect, test } from "vitest";
import { lineSettings } from "./line-settings.ts";
import { profileWords } from "./profile-words.ts";
import { reportedReaders } from "./reported-readers.ts";

const ids = Array.from({ length: 6 }, (_, n) => `0190b5a0-0000-7000-8000-00000000000${n}`);
const transport = { kind: "tcp", host: "192.0.2.7", port: 4500 };
const secret = "8f3ac1057be2d94416af5b90e7c2381d";
const broker = { url: "mqtts://broker.example", username: "gatehouse", password: secret };

const lines = [
  {
    ...{ protocol: "osdp", id: "ground floor", transport },
    readers: [
      { readerId: ids[0], address: 1, key: secret },
      { readerId: ids[1], address: 2, security: "plain", profile: "code", lockOutput: null },
    ],
  },
  { protocol: "serial-line", id: "scanner", transport, readerId: ids[2] },
  {
    ...{ protocol: "esp-rfid", id: "boards", broker, baseTopic: "esp" },
    readers: [{ readerId: ids[3], hostname: "door", doorIp: "192.0.2.8" }],
  },
  { protocol: "zigbee-lock", id: "locks", broker, readers: [{ readerId: ids[4], name: "front" }] },
  {
    ...{ protocol: "mqtt", id: "other make", broker },
    readers: [
      {
        ...{ readerId: ids[5], presence: { silenceSeconds: 60 } },
        rules: [{ tells: "credential", topic: "reads", as: "uid" }],
        profile: { serialBits: [32, 56] },
      },
    ],
  },
].map((line) => lineSettings.parse(line));

test("each protocol's readers are told with how they are wired, and nothing of their keys and passwords", () => {
  const readers = lines.flatMap((line) => reportedReaders(line, line.protocol === "osdp"));
  expect(
    readers.map((reader) => [reader.lineId, reader.security, reader.address, reader.drivesLock]),
  ).toEqual([
    ["ground floor", "required", 1, true],
    ["ground floor", "plain", 2, false],
    ["scanner", null, null, false],
    ["boards", null, null, true],
    ["locks", null, null, true],
    ["other make", null, null, false],
  ]);
  expect(readers.map(({ profile }) => profile)).toEqual([
    ...["Cards (26 bits, H10301)", "QR codes", "QR codes", "Cards", null],
    "Card serial numbers (32, 56 bits)",
  ]);
  expect(readers.map(({ canTrace }) => canTrace)).toEqual([true, true, false, false, false, false]);
  expect(reportedLines.safeParse({ readers })).toMatchObject({ success: true });
  expect(JSON.stringify(readers)).not.toContain(secret);
});

test("the longest description a profile can have fits", () => {
  const bitFormats = ["h10301", "uid-34", "corporate-1000-35", "c15001-36", "h10302"] as const;
  const words = profileWords({
    bitFormats,
    serialBits: [32, 56, 80],
    keyBits: 4,
    text: "code",
    shortestText: 8,
  });
  expect(words.length).toBeLessThanOrEqual(100);
  expect(words).toMatch(/^QR codes, cards \(26 bits, H10301; 34 bits, serial number/);
});
