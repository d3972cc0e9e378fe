import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runCheckCommand } from "./check-command.ts";
import { checkConfigFile } from "./check-config-file.ts";

const [first, second] = ["0190b5a0-0000-7000-8000-000000000001", "0190b5a0-0000-7000-8000-000000000002"];
const transport = { kind: "tcp", host: "192.0.2.7", port: 4500 };
const bus = (readers: readonly object[], more: object = {}) => ({
  ...{ protocol: "osdp", id: "bus 1", transport, readers },
  ...more,
});
const goodKey = "8f3ac1057be2d94416af5b90e7c2381e";

function file(content: object | string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-check-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const name = path.join(folder, "bridge.json");
  writeFileSync(name, typeof content === "string" ? content : JSON.stringify(content, null, 2), {
    mode: 0o600,
  });
  return name;
}

/** The findings of lines, as `place says`. */
const findingsOf = (...lines: readonly object[]) =>
  checkConfigFile(file({ lines })).findings.map(
    ({ path: place, says }) => `${place.map(String).join(".")} ${says}`,
  );

test("a right file is counted and ends with 0, also when it warns", () => {
  const right = file({ server: "https://gate.example", lines: [bus([{ readerId: first, address: 1 }])] });
  expect(runCheckCommand([right])).toEqual({ code: 0, lines: [`${right}: right. 1 line, 1 reader.`] });
  const plain = file({ lines: [bus([{ readerId: first, address: 1, security: "plain" }])] });
  const warned = runCheckCommand([plain]);
  expect(warned.code).toBe(0);
  expect(warned.lines[0]).toBe(
    `${plain}:15: warning: lines[0].readers[0].security whoever reaches the wire can read cards from it and pretend to be the reader.`,
  );
  expect(warned.lines.at(-1)).toMatch(/right\. 1 line, 1 reader, 1 warning\.$/);
});

test("a mistake names the line of the file, the place, what is wrong and what to do", () => {
  const wrong = file({ lines: [bus([{ readerId: first, address: 400 }])] });
  expect(runCheckCommand([wrong])).toEqual({
    code: 1,
    lines: [
      `${wrong}:14: lines[0].readers[0].address 400 is above 126.`,
      "  Give the address the reader is set to, from 0 to 126.",
      `${wrong}: 1 mistake.`,
    ],
  });
});

test("every mistake of a file is told in one go", () => {
  const report = checkConfigFile(
    file({ lines: [bus([{ address: "one" }, { readerId: "x", adress: 2 }])] }),
  ).report;
  const text = report.join("\n");
  expect(text).toMatch(/readers\[0\]\.readerId is missing\.\n {2}Copy the reader's id/);
  expect(text).toMatch(/readers\[0\]\.address "one" is not a /);
  expect(text).toMatch(/readers\[1\]\.readerId "x" is not understood\./);
  expect(text).toMatch(/readers\[1\]\.adress is no known field\.\n {2}Did you mean address\?/);
});

test("an unknown protocol and an unknown way to a line are told with those there are", () => {
  expect(checkConfigFile(file({ lines: [{ protocol: "wiegand" }] })).report.join("\n")).toMatch(
    /lines\[0\]\.protocol "wiegand".*\n {2}Say what the line speaks: osdp/,
  );
  expect(
    checkConfigFile(file({ lines: [bus([], { transport: { kind: "usb" } })] })).report.join("\n"),
  ).toMatch(/transport\.kind "usb".*\n {2}Say how the line is reached: tcp/);
});

test("what is right alone and wrong together is found", () => {
  const one = { readerId: first, address: 1 };
  expect(findingsOf(bus([one, { readerId: second, address: 1 }]))).toEqual([
    "lines.0.readers.1.address 1 is the address of lines[0].readers[0] too.",
  ]);
  expect(
    findingsOf(bus([one]), { protocol: "serial-line", id: "bus 1", transport, readerId: first }),
  ).toEqual([
    'lines.1.id "bus 1" is also the name of lines[0].',
    "lines.1.readerId is the reader of lines[0].readers[0] too.",
    "lines.1.transport 192.0.2.7:4500 is where lines[0] leads too.",
  ]);
  const inputs = [
    { input: 0, wiredAs: "door-contact", assertedWhen: "active" },
    { input: 0, wiredAs: "door-contact", assertedWhen: "inactive" },
  ];
  expect(findingsOf(bus([{ ...one, inputs }]))).toHaveLength(2);
  expect(findingsOf(bus([]))).toEqual(["lines.0.readers is empty."]);
});

test("a profile in which a length has two meanings, or that reads nothing, is refused", () => {
  const withProfile = (profile: object) => findingsOf(bus([{ readerId: first, address: 1, profile }]));
  expect(withProfile({ bitFormats: ["h10302", "h10304"] })).toEqual([
    "lines.0.readers.0.profile.bitFormats.1 h10304 has 37 bits like h10302, so a card of that length could mean either.",
  ]);
  expect(withProfile({ shortestText: 4 })).toEqual(["lines.0.readers.0.profile reads nothing."]);
  expect(withProfile({ bitFormats: ["h10301", "uid-34"], text: "code", shortestText: 8 })).toEqual([]);
});

test("keys that are no secret are refused and never repeated", () => {
  const weak = bus([{ readerId: first, address: 1, key: "303132333435363738393a3b3c3d3e3f" }]);
  const twice = bus([
    { readerId: first, address: 1, key: goodKey },
    { readerId: second, address: 2, key: goodKey.toUpperCase() },
  ]);
  const odd = bus([{ readerId: first, address: 1, key: "secret-secret" }]);
  for (const line of [weak, twice, odd]) {
    const { report, settings } = checkConfigFile(file({ lines: [line] }));
    expect(settings).toBeNull();
    expect(report.join("\n").toLowerCase()).not.toMatch(/3031323334|8f3ac105|secret-secret/);
  }
});

test("a file with keys that others may read is warned of", () => {
  const name = file({ lines: [bus([{ readerId: first, address: 1, key: goodKey }])] });
  expect(checkConfigFile(name).findings).toEqual([]);
  chmodSync(name, 0o644);
  expect(checkConfigFile(name).report.join("\n")).toMatch(/holds secrets.*\n {2}Close it with: chmod 600/);
});

test("speeds that are none, and too many readers for a slow one, are told", () => {
  const serial = (baudRate: number) => ({ kind: "serial", path: "/dev/null", baudRate, adapter: "usb" });
  const readers = [1, 2, 3, 4].map((address) => ({
    readerId: `0190b5a0-0000-7000-8000-00000000000${address}`,
    address,
  }));
  expect(findingsOf(bus(readers, { transport: serial(9_600) }))).toEqual([
    "lines.0.transport.baudRate 4 readers at 9600 baud answer slower than a person waits.",
  ]);
  expect(findingsOf(bus(readers, { transport: serial(9_601) }))).toEqual([
    "lines.0.transport.baudRate 9601 is no speed of OSDP.",
  ]);
  expect(findingsOf(bus(readers, { transport: serial(115_200) }))).toEqual([]);
});

test("a field written twice, a file that is no JSON and one that is not there are mistakes", () => {
  expect(checkConfigFile(file('{\n "server": "http://a",\n "server": "http://b"\n}')).report[0]).toMatch(
    /bridge\.json:3: server is given twice\.$/,
  );
  expect(checkConfigFile(file('{ "server": ')).report[0]).toMatch(/is no JSON/);
  expect(runCheckCommand(["/no/such/file"])).toMatchObject({ code: 1 });
  expect(runCheckCommand([])).toMatchObject({ code: 2 });
});

test("what keeps a broker's devices from working, or others out of them, is told", () => {
  const device = {
    ...{ readerId: first, presence: { silenceSeconds: 60 } },
    rules: [{ topic: "gate/card", tells: "credential", field: "uid", as: "uid" }],
  };
  const line = (broker: object, readers: readonly object[] = [device]) => ({
    ...{ protocol: "mqtt", id: "yard", broker, readers },
  });
  expect(findingsOf(line({ url: "mqtts://192.0.2.7:8883" }))).toEqual([]);
  expect(findingsOf(line({ url: "mqtt://localhost" }))).toEqual([]);
  expect(findingsOf(line({ url: "mqtt://192.0.2.7", tls: { certificate: "/no/such.crt" } }))).toEqual([
    "lines.0.broker.tls.certificate there is no file /no/such.crt.",
    "lines.0.broker.url says mqtt, and tls is given.",
    "lines.0.broker.tls names one of certificate and key.",
    expect.stringMatching(/broker\.url whoever reaches this network can read cards/),
  ]);
  expect(findingsOf(line({ url: "mqtt://name:secret@192.0.2.7" }))).toHaveLength(1);
  const wild = { ...device, rules: [{ topic: "gate/#", tells: "credential", as: "uid" }] };
  expect(checkConfigFile(file({ lines: [line({ url: "mqtts://b" }, [wild])] })).report.join("\n")).toMatch(
    /rules\[0\]\.topic "gate\/#" is not understood\.\n {2}Give one topic/,
  );
  const { presence: _, ...mute } = device;
  expect(checkConfigFile(file({ lines: [line({ url: "mqtts://b" }, [mute])] })).report.join("\n")).toMatch(
    /presence is missing\.\n {2}Say by which topic/,
  );
});
