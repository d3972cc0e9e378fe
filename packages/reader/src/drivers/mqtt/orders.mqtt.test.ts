import { expect, test } from "vitest";
import { watchLine } from "../../supervisor/line-watch.ts";
import { systemScheduler } from "../../supervisor/system-scheduler.ts";
import { brokerAt, isSettled, startDevice, templateLine } from "./devices.harness.ts";
import { startMosquitto } from "./mosquitto.harness.ts";

const unlock = { kind: "unlock", readerId: "gate", durationMs: 5_000 } as const;

test("an unlock is done while the read that caused it is still held, and only when the device says so", async () => {
  await using broker = await startMosquitto();
  await using device = await startDevice(`mqtt://127.0.0.1:${broker.port}`);
  const orders: string[] = [];
  await device.client.subscribeAsync(["gate/set", "gate/light"], { qos: 1 });
  device.client.on("message", (topic, payload) => {
    orders.push(`${topic} ${payload}`);
    if (topic === "gate/set") device.say("gate/lock", { state: "unlocked" }).catch(() => {});
  });
  await device.say("gate/status", "online", true);
  const line = templateLine(brokerAt(broker.port));
  const stop = new AbortController();
  const ready = Promise.withResolvers<void>();
  const followed = (async () => {
    for await (const each of line.observations(stop.signal)) {
      if (each.kind === "reader-online") ready.resolve();
      if (each.kind !== "credential-read") continue;
      const outcome = await line.send(unlock);
      const signal = await line.send({ kind: "signal", readerId: "gate", signal: "granted" });
      stop.abort();
      return { outcome, signal };
    }
    return null;
  })();
  await ready.promise;
  await device.say("gate/card", { uid: "0001" });
  // Were the answer to wait for the read, the outcome would be a timeout: the read is held until there is one.
  expect(await followed).toEqual({ outcome: { kind: "ok" }, signal: { kind: "ok" } });
  expect(orders[0]).toBe('gate/set {"open":5000}');
});

test("an unlock for a device that is away is not kept: it opens nothing when the device comes back", async () => {
  await using broker = await startMosquitto();
  const url = `mqtt://127.0.0.1:${broker.port}`;
  const session = { clientId: "gate-device", clean: false } as const;
  const device = await startDevice(url, session);
  await device.client.subscribeAsync("gate/set", { qos: 1 });
  await device.say("gate/status", "online", true);
  await using watch = watchLine(templateLine(brokerAt(broker.port)), systemScheduler);
  await using helper = await startDevice(url);
  expect(await isSettled(watch, helper)).toBe(true);
  // Dead without a word and without a will: nobody knows yet that it is away.
  await device[Symbol.asyncDispose]();
  expect(await watch.line.send(unlock)).toEqual({ kind: "timeout" });
  const heard: string[] = [];
  await using back = await startDevice(url, { ...session, manualConnect: false });
  back.client.on("message", (topic, payload) => heard.push(`${topic} ${payload}`));
  // What the broker had kept would come before what is sent now.
  await helper.client.publishAsync("gate/set", "sent now", { qos: 1 });
  expect(await watch.until(() => heard.length > 0)).toBe(true);
  expect(heard).toEqual(["gate/set sent now"]);
});
