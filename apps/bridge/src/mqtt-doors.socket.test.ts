import { startDevice } from "@gatehouse/reader/drivers/mqtt/devices.harness";
import { startMosquitto } from "@gatehouse/reader/drivers/mqtt/mosquitto.harness";
import { listDoors } from "@gatehouse/services/doors/list-doors";
import { databaseForFile } from "@gatehouse/testing/databases/database-for-file";
import { until } from "@gatehouse/testing/waits/until";
import { expect, test } from "vitest";
import { lineSettings } from "./lines/line-settings.ts";
import { givenPerson, givenPlace, runLink, runTestBridge, testParts } from "./site.harness.ts";

const { db } = await databaseForFile();

/** The line of a reader that tells card numbers and opens its door when told to. */
const yardLine = (port: number, readerId: string) =>
  lineSettings.parse({
    ...{ protocol: "mqtt", id: "yard", broker: { url: `mqtt://127.0.0.1:${port}` } },
    readers: [
      {
        readerId,
        presence: { topic: "yard/status", online: ["online"], offline: ["offline"] },
        rules: [
          { topic: "yard/card", tells: "credential", as: "card-number", field: "number", timeField: "at" },
          { topic: "yard/door", tells: "door-contact", on: ["open"], off: ["closed"] },
        ],
        unlock: {
          ...{ topic: "yard/set", payload: "open {milliseconds}" },
          doneWhen: { topic: "yard/lock", is: ["released"] },
        },
      },
    ],
  });

test("a card at a reader behind a broker opens its door, and a strange one does not; the screen is told of the reader", async () => {
  const { projectId, actor, site, code } = await givenPlace(db);
  await givenPerson(db, actor, site, "0004711");
  const readerId = site.doors[0]?.inReaderId ?? "";
  await using broker = await startMosquitto();
  const will = { topic: "yard/status", payload: Buffer.from("offline"), qos: 1, retain: true } as const;
  await using device = await startDevice(`mqtt://127.0.0.1:${broker.port}`, { will });
  const orders: string[] = [];
  await device.client.subscribeAsync("yard/set", { qos: 1 });
  device.client.on("message", (_, payload) => {
    orders.push(payload.toString());
    device.say("yard/lock", "released").catch(() => {});
  });
  await device.say("yard/status", "online", true);
  await using link = await runLink(db);
  await using bridge = await runTestBridge(link.url, code, testParts, {
    lines: [yardLine(broker.port, readerId)],
  });
  await bridge.knows(1);
  const readers = async () => (await listDoors(db, projectId)).doors[0]?.readers ?? [];
  const linkOf = async () => (await readers()).find(({ id }) => id === readerId)?.link;
  await until("the reader is online on the screen", async () => (await linkOf()) === "online");
  const show = (number: string, ageMs = 0) =>
    device.say("yard/card", { number, at: (Date.now() - ageMs) / 1_000 });
  const events = async () =>
    (
      await db.client.doorEvent.findMany({ where: { projectId, readerId }, orderBy: { position: "asc" } })
    ).map(({ type, reason }) => (reason === null ? type : `${type} ${reason}`));
  await show("9999");
  await until("the stranger is denied", async () =>
    (await events()).includes("access.denied unknown-credential"),
  );
  expect(orders).toEqual([]);
  // A read that lay somewhere for a minute opens nothing, whoever it was.
  await show("0004711", 60_000);
  await until("the old read is denied", async () => (await events()).includes("access.denied stale-read"));
  expect(await events()).toContain("reader.stale-discarded");
  expect(orders).toEqual([]);
  await show("0004711");
  await until("the person is let in", async () => (await events()).includes("access.granted"));
  expect(orders).toEqual([expect.stringMatching(/^open \d+$/)]);
  const failed = { projectId, type: "door.output-failed", doorId: site.doors[0]?.id ?? "" };
  expect(await db.client.doorEvent.count({ where: failed })).toBe(0);
  device.client.stream.destroy();
  await until("the reader is offline on the screen", async () => (await linkOf()) === "offline");
});
