import { expect, test } from "vitest";
import { watchLine } from "../../supervisor/line-watch.ts";
import { systemScheduler } from "../../supervisor/system-scheduler.ts";
import {
  brokerAt,
  cardsOf,
  isSettled,
  shownCards,
  startDevice,
  templateLine,
  templateReader,
} from "./devices.harness.ts";
import { keptAtOnce, layCable, logged, startMosquitto } from "./mosquitto.harness.ts";

/** Messages a device has sent without having heard of them. */
const mostUnderWay = 10;
const uid = (index: number) => (0xa000 + index).toString(16).toUpperCase();

test("what was sent while the line was down arrives after it, in order and each once, and opens nothing any more", async () => {
  await using broker = await startMosquitto();
  await using device = await startDevice(`mqtt://127.0.0.1:${broker.port}`);
  {
    await using before = watchLine(templateLine(brokerAt(broker.port)), systemScheduler);
    expect(await isSettled(before, device)).toBe(true);
  }
  // More than the broker sends ahead of its acknowledgements (20), so that the last ones come long after the answer to the subscription.
  const kept = Array.from({ length: 60 }, (_, index) => uid(index));
  for (const each of kept) await device.say("gate/card", { uid: each });
  await using watch = watchLine(templateLine(brokerAt(broker.port)), systemScheduler);
  expect(await watch.until(() => shownCards(watch.seen).length >= 60)).toBe(true);
  expect(shownCards(watch.seen)).toEqual(kept.map((each) => `${each} stale`));
  expect(await isSettled(watch, device)).toBe(true);
  await device.say("gate/card", { uid: "BEEF" });
  expect(await watch.until(() => cardsOf(watch.seen).includes("BEEF live"))).toBe(true);
});

test("a message that was held when the cable broke is sent again by the broker and told once", async () => {
  await using broker = await startMosquitto();
  await using cable = await layCable(broker.port);
  await using device = await startDevice(`mqtt://127.0.0.1:${broker.port}`);
  const line = templateLine(brokerAt(cable.port));
  const [stop, mayGoOn] = [new AbortController(), Promise.withResolvers<void>()];
  const told: string[] = [];
  const ready = Promise.withResolvers<void>();
  const followed = (async () => {
    for await (const each of line.observations(stop.signal)) {
      if (each.kind === "reader-online") ready.resolve();
      if (each.kind !== "credential-read" || each.credential.kind !== "card") continue;
      told.push(each.credential.number);
      if (told.length === 1) {
        cable.cut();
        await mayGoOn.promise;
      }
      if (each.credential.number === "0002") stop.abort();
    }
  })();
  await device.say("gate/status", "online", true);
  await ready.promise;
  await device.say("gate/card", { uid: "0001" });
  // The line is held until the broker has seen that the first session is gone, as a journal on a slow disk would hold it.
  await logged(broker, /Socket error on client bridge-l1,|Client bridge-l1 (closed|disconnected)/);
  mayGoOn.resolve();
  await logged(broker, /Sending PUBLISH to bridge-l1 \(d1, q1/);
  await device.say("gate/card", { uid: "0002" });
  await followed;
  expect(told).toEqual(["0001", "0002"]);
});

test("a broker that is killed in the middle of a stream loses and doubles nothing it had time to keep", async () => {
  await using broker = await startMosquitto(["allow_anonymous true", ...keptAtOnce]);
  // The device does what devices do: it dials again and repeats what was not acknowledged. The broker passes that on as news,
  // so only the name a device gives its messages tells a repetition from a card that is shown twice.
  const rules = templateReader.rules.map((rule) =>
    rule.tells === "credential" ? { ...rule, idField: "id" } : rule,
  );
  const line = templateLine(brokerAt(broker.port), { ...templateReader, rules });
  await using watch = watchLine(line, systemScheduler);
  await using device = await startDevice(`mqtt://127.0.0.1:${broker.port}`, {
    clientId: "gate-device",
    clean: false,
    reconnectPeriod: 100,
  });
  expect(await isSettled(watch, device)).toBe(true);
  const sent = Array.from({ length: 300 }, (_, index) => uid(index));
  const acknowledged: string[] = [];
  const saying = sent.map((each, index) =>
    (async () => {
      await watch.until(() => acknowledged.length > index - mostUnderWay, 30_000);
      await device.say("gate/card", { uid: each, id: each });
      acknowledged.push(each);
    })(),
  );
  expect(await watch.until(() => acknowledged.length >= 150)).toBe(true);
  const beforeKill = acknowledged.length;
  await broker.kill();
  expect(await watch.until(() => watch.seen.some(({ kind }) => kind === "line-down"))).toBe(true);
  const beforeStart = acknowledged.length;
  await broker.start();
  await Promise.all(saying);
  await device.say("gate/card", { uid: "FFFF" });
  expect(await watch.until(() => cardsOf(watch.seen).some((card) => card.startsWith("FFFF")))).toBe(true);
  const numbers = shownCards(watch.seen).map((card) => card.slice(0, 4));
  // A broker acknowledges before its disk has it, and takes no more until then: what was under way at its end may die with it.
  const mayBeLost = acknowledged.slice(beforeKill - mostUnderWay, beforeStart);
  expect(sent.filter((each) => !numbers.includes(each) && !mayBeLost.includes(each))).toEqual([]);
  expect(numbers.filter((each, at) => numbers.indexOf(each) !== at)).toEqual([]);
});
