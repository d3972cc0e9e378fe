import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { watchLine } from "../../supervisor/line-watch.ts";
import { systemScheduler } from "../../supervisor/system-scheduler.ts";
import { makeAuthority } from "./certificates.harness.ts";
import {
  brokerAt,
  cardsOf,
  isSettled,
  startDevice,
  templateLine,
  templateReader,
} from "./devices.harness.ts";
import { startMosquitto } from "./mosquitto.harness.ts";

const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-tls-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const [authority, strangers] = [makeAuthority(folder, "authority"), makeAuthority(folder, "strangers")];
const server = authority.issue("broker");
const [bridgeA, bridgeB, device] = ["bridge-a", "bridge-b", "device"].map(authority.issue);
const stranger = strangers.issue("bridge-a");

const rights = path.join(folder, "rights");
writeFileSync(
  rights,
  [
    ...["user bridge-a", "topic read gate/#", "topic write gate/set", "topic write gate/light"],
    ...["user bridge-b", "topic read other/#", "topic write other/set"],
    ...["user device", "topic readwrite gate/#", "topic readwrite other/#"],
  ].join("\n"),
  { mode: 0o600 },
);
const settings = [
  ...["allow_anonymous false", "require_certificate true", "use_identity_as_username true"],
  ...[
    `cafile ${authority.ca}`,
    `certfile ${server.certificate}`,
    `keyfile ${server.key}`,
    `acl_file ${rights}`,
  ],
];
type Pair = { readonly certificate: string; readonly key: string };
const tlsBroker = (port: number, ca: string, pair: Pair | undefined, clientId: string) =>
  brokerAt(port, {
    ...{ url: `mqtts://127.0.0.1:${port}`, clientId },
    tls: { ca, certificate: pair?.certificate ?? null, key: pair?.key ?? null },
  });
const tlsDevice = (port: number) =>
  startDevice(`mqtts://127.0.0.1:${port}`, {
    ca: readFileSync(authority.ca),
    ...(device === undefined
      ? {}
      : { cert: readFileSync(device.certificate), key: readFileSync(device.key) }),
  });

test("over TLS a bridge hears and orders what its certificate gives it a right to, and nothing of another's", async () => {
  await using broker = await startMosquitto(settings);
  await using gate = await tlsDevice(broker.port);
  await using own = watchLine(
    templateLine(tlsBroker(broker.port, authority.ca, bridgeA, "a")),
    systemScheduler,
  );
  await using other = watchLine(
    templateLine(tlsBroker(broker.port, authority.ca, bridgeB, "b")),
    systemScheduler,
  );
  await gate.say("gate/status", "online", true);
  expect(await isSettled(own, gate)).toBe(true);
  await gate.client.subscribeAsync("gate/set", { qos: 1 });
  gate.client.on("message", () => {
    // Its acknowledgement may come after the test has hung up.
    gate.say("gate/lock", { state: "unlocked" }).catch(() => {});
  });
  const unlock = { kind: "unlock", readerId: "gate", durationMs: 1_000 } as const;
  expect(await own.line.send(unlock)).toEqual({ kind: "ok" });
  expect(await other.until(() => other.line.health().state === "up")).toBe(true);
  expect(cardsOf(other.seen)).toEqual([]);
  expect(await other.line.send(unlock)).toEqual({ kind: "refused", reason: "reader-offline" });
});

test("a bridge cannot order at another's door, even when it believes the door to be there", async () => {
  await using broker = await startMosquitto(settings);
  await using gate = await tlsDevice(broker.port);
  const heard: string[] = [];
  await gate.client.subscribeAsync("gate/set", { qos: 1 });
  gate.client.on("message", (topic) => heard.push(topic));
  // Its own presence topic, and an order that leads to the other's door.
  const reader = { ...templateReader, presence: { ...templateReader.presence, topic: "other/status" } };
  await gate.say("other/status", "online", true);
  await using line = watchLine(
    templateLine(tlsBroker(broker.port, authority.ca, bridgeB, "b"), reader),
    systemScheduler,
  );
  expect(await line.until(() => line.seen.some(({ kind }) => kind === "reader-online"))).toBe(true);
  expect(await line.line.send({ kind: "unlock", readerId: "gate", durationMs: 1_000 })).toEqual({
    kind: "timeout",
  });
  expect(heard).toEqual([]);
});

test.each([
  ["a broker signed by somebody else", strangers.ca, bridgeA],
  ["a certificate of somebody else", authority.ca, stranger],
  ["no certificate at all", authority.ca, undefined],
])("%s is a refusal that is told, and nothing is said over it", async (_, ca, pair) => {
  await using broker = await startMosquitto(settings);
  await using watch = watchLine(templateLine(tlsBroker(broker.port, ca, pair, "a")), systemScheduler);
  expect(await watch.until(() => watch.seen.some(({ kind }) => kind === "line-down"))).toBe(true);
  expect(watch.line.health().lastFailure).toMatch(/^link\.(refused|lost)/);
  expect(watch.seen.some(({ kind }) => kind === "line-up")).toBe(false);
});

test("a wrong password is told as such, and a right one is let in", async () => {
  const passwords = path.join(folder, "passwords");
  const { status } = spawnSync("mosquitto_passwd", ["-b", "-c", passwords, "bridge-a", "right"]);
  expect(status).toBe(0);
  await using broker = await startMosquitto(["allow_anonymous false", `password_file ${passwords}`]);
  const as = (password: string) => templateLine(brokerAt(broker.port, { username: "bridge-a", password }));
  await using wrong = watchLine(as("wrong"), systemScheduler);
  expect(await wrong.until(() => wrong.seen.some(({ kind }) => kind === "line-down"))).toBe(true);
  expect(wrong.line.health().lastFailure).toMatch(/not authorized/i);
  expect(wrong.line.health().lastFailure).not.toMatch(/wrong/);
  await using right = watchLine(as("right"), systemScheduler);
  expect(await right.until(() => right.line.health().state === "up")).toBe(true);
});

test("a certificate file that is not there is told by its name, and looked for again", async () => {
  const missing = { ca: "/no/such/ca.crt", certificate: null, key: null };
  await using watch = watchLine(
    templateLine(brokerAt(1, { url: "mqtts://127.0.0.1:1", tls: missing })),
    systemScheduler,
  );
  expect(await watch.until(() => watch.seen.some(({ kind }) => kind === "line-down"))).toBe(true);
  expect(watch.line.health().lastFailure).toBe("link.unavailable: /no/such/ca.crt cannot be read");
});
