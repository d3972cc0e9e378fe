import { createServer, type Server, type Socket } from "node:net";
import { Aedes } from "aedes";
import { connectAsync } from "mqtt";
import { expect, test } from "vitest";
import type { DoorObservation } from "../../observations/door-observation.ts";
import { type LineWatch, watchLine } from "../../supervisor/line-watch.ts";
import { systemScheduler } from "../../supervisor/system-scheduler.ts";
import { createLine } from "../registry.ts";

/** A broker that can be cut off and comes back with what it kept. */
async function startBroker() {
  const aedes = await Aedes.createBroker();
  const sockets = new Set<Socket>();
  const listen = async (port: number): Promise<Server> => {
    const server = createServer((socket) => {
      sockets.add(socket);
      aedes.handle(socket);
    });
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    return server;
  };
  let server = await listen(0);
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const cut = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return {
    url: `mqtt://127.0.0.1:${port}`,
    cut,
    restore: async () => {
      server = await listen(port);
    },
    [Symbol.asyncDispose]: async () => {
      await new Promise<void>((resolve) => aedes.close(() => resolve()));
      await cut();
    },
  };
}

async function startDevice(url: string) {
  const client = await connectAsync(url, { reconnectPeriod: 0 });
  client.on("error", () => {});
  const say = (topic: string, message: object | string, retain = false) =>
    client.publishAsync(topic, typeof message === "string" ? message : JSON.stringify(message), {
      qos: 1,
      retain,
    });
  return { client, say, [Symbol.asyncDispose]: () => client.endAsync(true) };
}

/** Says heartbeats until one is heard: until the line has subscribed, they go to nobody. */
async function heard(watch: LineWatch, device: Awaited<ReturnType<typeof startDevice>>) {
  const isOnline = () => watch.seen.some(({ kind }) => kind === "reader-online");
  for (let tries = 0; tries < 400 && !isOnline(); tries++) {
    await device.say("rfid/send", heartbeat());
    await watch.until(isOnline, 50);
  }
  expect(isOnline()).toBe(true);
}

const context = { lineId: "l1", scheduler: systemScheduler, random: Math.random, report: () => {} };
const broker = (url: string) => ({ url, clientId: "bridge-l1", username: null, password: null, tls: null });

const espLine = (url: string) =>
  createLine(
    "esp-rfid",
    {
      broker: broker(url),
      devices: {
        baseTopic: "rfid",
        readers: [{ readerId: "gate", hostname: "gate-board", doorIp: "192.0.2.7" }],
      },
    },
    context,
  );

const zigbeeLine = (url: string) =>
  createLine(
    "zigbee-lock",
    {
      broker: broker(url),
      devices: {
        baseTopic: "zigbee2mqtt",
        locks: [{ readerId: "shed", name: "shed lock", relocksByItself: true }],
      },
    },
    context,
  );

const nowSeconds = () => Math.floor(Date.now() / 1_000);
const heartbeat = () => ({
  type: "heartbeat",
  time: nowSeconds(),
  uptime: 9,
  ip: "192.0.2.7",
  hostname: "gate-board",
});
const access = (uid: string, verdict: string, time = nowSeconds()) => ({
  ...{
    type: "access",
    time,
    isKnown: "true",
    access: verdict,
    username: "Wilma",
    uid,
    hostname: "gate-board",
  },
});
const reads = (seen: readonly DoorObservation[]) =>
  seen.flatMap((each) => (each.kind === "credential-read" ? [each] : []));

test("an access a board decided is told with its decision, once however often it is sent", async () => {
  await using server = await startBroker();
  await using watch = watchLine(espLine(server.url), systemScheduler);
  await using device = await startDevice(server.url);
  await heard(watch, device);
  const granted = access("a1b2c3d4", "Always");
  await device.say("rfid/send", granted);
  await device.say("rfid/send", granted);
  await device.say("rfid/send", access("ffffffff", "Denied"));
  await device.say("rfid/send", access("00000001", "Always", nowSeconds() - 3_600));
  await device.say("rfid/send", {
    type: "INFO",
    src: "door",
    desc: "Door Open",
    data: "",
    time: nowSeconds(),
    cmd: "event",
    hostname: "gate-board",
  });
  await device.say("rfid/send", "no json");
  await device.say("rfid/send", { ...granted, hostname: "stranger" });
  expect(await watch.until(() => watch.seen.some(({ kind }) => kind === "door-contact"))).toBe(true);
  expect(
    reads(watch.seen).map(({ credential, freshness, decidedByDevice }) => [
      credential.kind === "card" && credential.number,
      freshness,
      decidedByDevice,
    ]),
  ).toEqual([
    ["A1B2C3D4", "live", { granted: true, reason: "Always" }],
    ["FFFFFFFF", "live", { granted: false, reason: "Denied" }],
    ["00000001", "stale", { granted: true, reason: "Always" }],
  ]);
});

test("what came while the line was down is delivered after it, and what was not acknowledged comes again", async () => {
  await using server = await startBroker();
  await using device = await startDevice(server.url);
  const stop = new AbortController();
  const online = Promise.withResolvers<void>();
  const leavesAtFirstRead = (async () => {
    for await (const each of espLine(server.url).observations(stop.signal)) {
      if (each.kind === "reader-online") online.resolve();
      if (each.kind === "credential-read") break;
    }
  })();
  // Until the broker knows of the session, heartbeats go to nobody.
  let isOnline = false;
  void online.promise.then(() => {
    isOnline = true;
  });
  while (!isOnline) {
    await device.say("rfid/send", heartbeat());
    await Promise.race([online.promise, new Promise((resolve) => setImmediate(resolve))]);
  }
  await device.say("rfid/send", access("aa", "Always"));
  await leavesAtFirstRead;
  await device.say("rfid/send", access("bb", "Denied"));
  await using watch = watchLine(espLine(server.url), systemScheduler);
  const numbers = () =>
    reads(watch.seen).map(({ credential }) => (credential.kind === "card" ? credential.number : ""));
  expect(await watch.until(() => numbers().includes("BB"))).toBe(true);
  expect(numbers()).toEqual(["AA", "BB"]);
});

test("an unlock is done when the board says so, and a silent board is a timeout", async () => {
  await using server = await startBroker();
  await using watch = watchLine(espLine(server.url), systemScheduler);
  await using device = await startDevice(server.url);
  const commands: string[] = [];
  await device.client.subscribeAsync("rfid/cmd", { qos: 1 });
  device.client.on("message", (_, payload) => {
    commands.push(payload.toString());
    // Its acknowledgement may come after the test has hung up.
    if (commands.length === 1) device.say("rfid/send", access("button", "Always")).catch(() => {});
  });
  expect(await watch.line.send({ kind: "unlock", readerId: "gate", durationMs: 5_000 })).toEqual({
    kind: "refused",
    reason: "reader-offline",
  });
  await heard(watch, device);
  expect(await watch.line.send({ kind: "unlock", readerId: "gate", durationMs: 5_000 })).toEqual({
    kind: "ok",
  });
  expect(commands).toEqual([JSON.stringify({ cmd: "opendoor", doorip: "192.0.2.7" })]);
  expect(await watch.line.send({ kind: "unlock", readerId: "gate", durationMs: 5_000 })).toEqual({
    kind: "timeout",
  });
  expect(await watch.line.send({ kind: "identify", readerId: "gate" })).toEqual({ kind: "unsupported" });
});

test("the state a broker kept is told as state and never as an event", async () => {
  await using server = await startBroker();
  await using device = await startDevice(server.url);
  const state = {
    state: "LOCK",
    lock_state: "locked",
    door_state: "closed",
    action: "unlock",
    action_source_name: "keypad",
    action_user: 4,
  };
  await device.say("zigbee2mqtt/shed lock", state, true);
  await device.say("zigbee2mqtt/shed lock/availability", { state: "online" }, true);
  await using watch = watchLine(zigbeeLine(server.url), systemScheduler);
  expect(await watch.until(() => watch.seen.some(({ kind }) => kind === "door-contact"))).toBe(true);
  expect(reads(watch.seen)).toEqual([]);
  await device.say("zigbee2mqtt/shed lock", { ...state, lock_state: "unlocked", state: "UNLOCK" });
  expect(await watch.until(() => reads(watch.seen).length === 1)).toBe(true);
  expect(reads(watch.seen)[0]).toMatchObject({
    credential: { number: "4", format: "lock-user" },
    decidedByDevice: { granted: true },
  });
  await device.say("zigbee2mqtt/shed lock/availability", "offline");
  expect(await watch.until(() => watch.seen.some(({ kind }) => kind === "reader-offline"))).toBe(true);
});

test("a broker that goes away takes its devices with it, and is taken up again", async () => {
  await using server = await startBroker();
  await using watch = watchLine(espLine(server.url), systemScheduler);
  {
    await using device = await startDevice(server.url);
    await heard(watch, device);
  }
  await server.cut();
  expect(await watch.until(() => watch.seen.some(({ kind }) => kind === "line-down"))).toBe(true);
  expect(watch.seen.filter(({ kind }) => kind === "reader-offline")).toMatchObject([{ cause: "line-lost" }]);
  await server.restore();
  expect(await watch.until(() => watch.line.health().state === "up")).toBe(true);
  await using device = await startDevice(server.url);
  await device.say("rfid/send", access("a1b2c3d4", "Always"));
  expect(await watch.until(() => reads(watch.seen).length === 1)).toBe(true);
});
