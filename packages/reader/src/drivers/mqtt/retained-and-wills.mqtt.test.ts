import { expect, test } from "vitest";
import { watchLine } from "../../supervisor/line-watch.ts";
import { systemScheduler } from "../../supervisor/system-scheduler.ts";
import { createLine } from "../registry.ts";
import { brokerAt, cardsOf, isSettled, startDevice, templateLine } from "./devices.harness.ts";
import { startMosquitto } from "./mosquitto.harness.ts";

const context = { lineId: "l1", scheduler: systemScheduler, random: Math.random, report: () => {} };

const zigbeeLine = (port: number) =>
  createLine(
    "zigbee-lock",
    {
      broker: brokerAt(port),
      devices: {
        baseTopic: "zigbee2mqtt",
        locks: ["shed", "gate"].map((name) => ({ readerId: name, name, relocksByItself: true })),
      },
    },
    context,
  );

test("the state a broker kept of a lock is told as state, and the action in it is no event", async () => {
  await using broker = await startMosquitto();
  await using device = await startDevice(`mqtt://127.0.0.1:${broker.port}`);
  const state = {
    state: "UNLOCK",
    door_state: "open",
    action: "unlock",
    action_source_name: "keypad",
    action_user: 4,
  };
  await device.say("zigbee2mqtt/shed", state, true);
  await using watch = watchLine(zigbeeLine(broker.port), systemScheduler);
  expect(await watch.until(() => watch.seen.some(({ kind }) => kind === "door-contact"))).toBe(true);
  await device.say("zigbee2mqtt/gate", { ...state, action_user: 7 });
  expect(await watch.until(() => cardsOf(watch.seen).length > 0)).toBe(true);
  expect(cardsOf(watch.seen).map((card) => card.split(" ")[0])).toEqual(["7"]);
});

test("a lock that is said to be gone stays gone over the state that was kept of it", async () => {
  await using broker = await startMosquitto();
  await using device = await startDevice(`mqtt://127.0.0.1:${broker.port}`);
  await device.say("zigbee2mqtt/shed/availability", { state: "offline" }, true);
  await device.say("zigbee2mqtt/shed", { state: "LOCK", door_state: "closed" }, true);
  await device.say("zigbee2mqtt/gate", { state: "LOCK", door_state: "closed" }, true);
  await using watch = watchLine(zigbeeLine(broker.port), systemScheduler);
  const contacts = () => watch.seen.filter(({ kind }) => kind === "door-contact").length;
  expect(await watch.until(() => contacts() === 2)).toBe(true);
  // The two kept words come in any order; the last one about the lock is that it is gone.
  const shed = () => watch.line.health().readers.find(({ readerId }) => readerId === "shed")?.state;
  expect(await watch.until(() => shed() === "offline")).toBe(true);
  expect(await watch.line.send({ kind: "unlock", readerId: "shed", durationMs: 3_000 })).toEqual({
    kind: "refused",
    reason: "reader-offline",
  });
  await device.say("zigbee2mqtt/shed", { state: "LOCK", door_state: "closed" });
  expect(await watch.until(() => shed() === "online-plain")).toBe(true);
});

test("zigbee2mqtt's last will takes all its locks offline", async () => {
  await using broker = await startMosquitto();
  const will = {
    topic: "zigbee2mqtt/bridge/state",
    payload: Buffer.from('{"state":"offline"}'),
    qos: 1,
    retain: true,
  } as const;
  await using zigbee = await startDevice(`mqtt://127.0.0.1:${broker.port}`, { will });
  await using watch = watchLine(zigbeeLine(broker.port), systemScheduler);
  const online = () => watch.seen.filter(({ kind }) => kind === "reader-online").length;
  for (let tries = 0; tries < 100 && online() < 2; tries++) {
    for (const name of ["shed", "gate"]) await zigbee.say(`zigbee2mqtt/${name}`, { state: "LOCK" });
    await watch.until(() => online() === 2, 100);
  }
  zigbee.client.stream.destroy();
  const offline = () => watch.seen.filter(({ kind }) => kind === "reader-offline");
  expect(await watch.until(() => offline().length === 2)).toBe(true);
  expect(offline()).toMatchObject([{ cause: "announced" }, { cause: "announced" }]);
});

test("a device of any make that dies is offline by its last will, and kept states of it are no events", async () => {
  await using broker = await startMosquitto();
  const url = `mqtt://127.0.0.1:${broker.port}`;
  await using other = await startDevice(url);
  await other.say("gate/card", { uid: "DEAD" }, true);
  await other.say("gate/button", "1", true);
  await other.say("gate/door", "open", true);
  const will = { topic: "gate/status", payload: Buffer.from("offline"), qos: 1, retain: true } as const;
  await using device = await startDevice(url, { will });
  await device.say("gate/status", "online", true);
  await using watch = watchLine(templateLine(brokerAt(broker.port)), systemScheduler);
  expect(await isSettled(watch, device)).toBe(true);
  const kinds = watch.seen.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === "door-contact")).toHaveLength(1);
  expect(kinds).not.toContain("request-to-exit");
  expect(cardsOf(watch.seen).some((card) => card.startsWith("DEAD"))).toBe(false);
  device.client.stream.destroy();
  expect(await watch.until(() => watch.seen.some(({ kind }) => kind === "reader-offline"))).toBe(true);
  expect(watch.seen.filter(({ kind }) => kind === "reader-offline")).toMatchObject([
    { readerId: "gate", cause: "announced" },
  ]);
});
