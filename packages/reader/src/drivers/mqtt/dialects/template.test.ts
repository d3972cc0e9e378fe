import { describe, expect, test } from "vitest";
import { cardProfile } from "../../../formats/reader-profile.ts";
import type { MqttMessage } from "../../../transports/mqtt-source.ts";
import { templateDialect } from "./template.ts";
import type { CredentialRule, TemplateReader, TemplateRule } from "./template-settings.ts";

const now = new Date("2026-05-06T08:00:00Z");
const message = (topic: string, payload: object | string, more: Partial<MqttMessage> = {}): MqttMessage => ({
  ...{ topic, payload: Buffer.from(typeof payload === "string" ? payload : JSON.stringify(payload)) },
  ...{ isRetained: false, isRepeated: false, isKept: false },
  ...more,
});
const card: CredentialRule = {
  ...{ topic: "gate/card", when: null, tells: "credential", field: "card.uid", as: "uid" },
  ...{ granted: null, timeField: null, idField: null },
};
const reader = (rules: readonly TemplateRule[], more: Partial<TemplateReader> = {}): TemplateReader => ({
  ...{ readerId: "gate", profile: cardProfile, presence: { silenceSeconds: 60 }, rules },
  ...{ unlock: null, lock: null, holdUnlocked: null, signals: { granted: null, denied: null } },
  ...more,
});
/** What a reader of these rules sees in the messages, in order. */
function seen(rules: readonly TemplateRule[], ...messages: readonly MqttMessage[]) {
  const dialect = templateDialect({ readers: [reader(rules)] });
  return messages.flatMap((each) => {
    const readings = dialect.read(each, now);
    return readings === "malformed" ? [] : readings.flatMap(({ observations }) => observations);
  });
}

describe("a credential", () => {
  test("is taken out of its field, in the form the rule says", () => {
    const shown = (as: CredentialRule["as"], value: string) =>
      seen([{ ...card, field: null, as }], message("gate/card", value)).map((each) =>
        each.kind === "credential-read" ? each.credential : null,
      );
    expect(shown("uid", "a1:b2-c3 d4")).toMatchObject([{ kind: "card", number: "A1B2C3D4", format: "uid" }]);
    expect(shown("uid", "xyz")).toMatchObject([{ kind: "unreadable" }]);
    expect(shown("card-number", "0004711")).toMatchObject([{ kind: "card", number: "0004711" }]);
    expect(shown("keys", "12#")).toEqual([{ kind: "keypad", keys: "12#" }]);
    expect(shown("code", "WILMA-4711")).toEqual([{ kind: "code", text: "WILMA-4711" }]);
    // H10301 123/45678 and the same with its last bit, a parity, turned.
    expect(shown("bits", "10111101110110010011011101")).toMatchObject([
      { kind: "card", facility: "123", number: "45678", format: "h10301" },
    ]);
    expect(shown("bits", "10111101110110010011011100")).toMatchObject([
      { kind: "unreadable", reason: "parity" },
    ]);
  });

  test("is none without its field, in another topic, or in a message of another kind", () => {
    const rule = { ...card, when: { field: "type", is: ["access"] } };
    expect(
      seen(
        [rule],
        message("gate/card", { type: "access", card: {} }),
        message("gate/card", { type: "heartbeat", card: { uid: "aa" } }),
        message("gate/other", { type: "access", card: { uid: "aa" } }),
        message("gate/card", "no json"),
        message("gate/card", { type: "access", card: { uid: { deep: 1 } } }),
      ),
    ).toEqual([]);
  });

  test("that the broker kept as the last one is no event", () => {
    expect(seen([card], message("gate/card", { card: { uid: "aa" } }, { isRetained: true }))).toEqual([]);
  });

  test("without a time is live only when it cannot have waited", () => {
    const freshness = (more: Partial<MqttMessage>) =>
      seen([card], message("gate/card", { card: { uid: "aa" } }, more)).map(
        (each) => each.kind === "credential-read" && each.freshness,
      );
    expect(freshness({})).toEqual(["live"]);
    expect(freshness({ isKept: true })).toEqual(["stale"]);
    expect(freshness({ isRepeated: true })).toEqual(["stale"]);
  });

  test("with a time is live when that is now, whatever waited", () => {
    const freshness = (time: string | number) =>
      seen(
        [{ ...card, timeField: "at" }],
        message("gate/card", { card: { uid: "aa" }, at: time }, { isKept: true }),
      ).map((each) => each.kind === "credential-read" && each.freshness);
    expect(freshness(now.getTime() / 1_000)).toEqual(["live"]);
    expect(freshness("2026-05-06T07:59:50Z")).toEqual(["live"]);
    expect(freshness(now.getTime() / 1_000 - 16)).toEqual(["stale"]);
    expect(freshness("yesterday")).toEqual(["stale"]);
  });

  test("that comes again is told once, by its id, by its time, or by the broker's word", () => {
    const [first, other] = [
      { id: 7, at: 1, card: { uid: "aa" } },
      { id: 8, at: 2, card: { uid: "aa" } },
    ];
    const count = (rule: CredentialRule, ...messages: readonly MqttMessage[]) =>
      seen([rule], ...messages).length;
    const twice = [message("gate/card", first), message("gate/card", first), message("gate/card", other)];
    expect(count({ ...card, idField: "id" }, ...twice)).toBe(2);
    expect(count({ ...card, timeField: "at" }, ...twice)).toBe(2);
    // Somebody may well hold a card there twice; only what the broker repeats is the same read.
    expect(count(card, ...twice)).toBe(3);
    expect(count(card, message("gate/card", first), message("gate/card", first, { isRepeated: true }))).toBe(
      1,
    );
  });

  test("that the device decided on comes with its decision", () => {
    const rule = { ...card, granted: { field: "access", is: ["Always", "Admin"] } };
    expect(
      seen(
        [rule],
        message("gate/card", { card: { uid: "aa" }, access: "Always" }),
        message("gate/card", { card: { uid: "bb" }, access: "Denied" }),
        message("gate/card", { card: { uid: "cc" } }),
      ).map((each) => each.kind === "credential-read" && each.decidedByDevice),
    ).toEqual([
      { granted: true, reason: "Always" },
      { granted: false, reason: "Denied" },
      { granted: false, reason: "unknown" },
    ]);
  });
});

describe("a state", () => {
  const contact = {
    topic: "gate/door",
    when: null,
    tells: "door-contact",
    field: null,
    on: ["open"],
    off: ["closed"],
  } as const;

  test("is told when it changes, a kept one too", () => {
    const told = seen(
      [contact],
      message("gate/door", "open", { isRetained: true }),
      message("gate/door", "open"),
      message("gate/door", "half"),
      message("gate/door", "closed"),
    );
    expect(told.map((each) => each.kind === "door-contact" && each.leaf)).toEqual(["open", "closed"]);
  });

  test("of a case that was never opened is worth no word", () => {
    const rule = { ...contact, tells: "tamper", on: ["1"], off: ["0"] } as const;
    const told = seen([rule], ...["0", "1", "1", "0"].map((each) => message("gate/door", each)));
    expect(told.map((each) => each.kind === "reader-tamper" && each.tampered)).toEqual([true, false]);
  });

  test("of a button is an event, and one from before is none", () => {
    const rule = { ...contact, tells: "request-to-exit", on: ["1"], off: ["0"] } as const;
    const before = [{ isRetained: true }, { isKept: true }].map((more) => message("gate/door", "1", more));
    expect(seen([rule], ...before)).toEqual([]);
    expect(seen([rule], message("gate/door", "1"))).toHaveLength(1);
  });
});

test("a device is there when its topic says so, gone when its topic or its will says so, and else unspoken of", () => {
  const presence = { topic: "gate/status", field: "state", online: ["on"], offline: ["off"] };
  const dialect = templateDialect({ readers: [reader([card], { presence })] });
  const isThere = (...[topic, payload]: [string, object | string]) => {
    const readings = dialect.read(message(topic, payload), now);
    return typeof readings === "string" ? readings : readings.map((reading) => reading.isThere);
  };
  expect(isThere("gate/status", { state: "on" })).toEqual([true]);
  expect(isThere("gate/status", { state: "off" })).toEqual([false]);
  expect(isThere("gate/status", "gibberish")).toEqual([]);
  expect(isThere("gate/card", { card: { uid: "aa" } })).toEqual([null]);
});

test("an order carries how long, and is done by the device's own word only", () => {
  const unlock = {
    ...{ topic: "gate/set", payload: "open {seconds} {milliseconds}" },
    doneWhen: { topic: "gate/lock", field: null, is: ["open"] },
  };
  const dialect = templateDialect({ readers: [reader([card], { unlock })] });
  const order = dialect.order({ kind: "unlock", readerId: "gate", durationMs: 4_500 });
  if ("kind" in order) throw new Error("there should be an order");
  expect(order).toMatchObject({ topic: "gate/set", payload: "open 5 4500" });
  expect(order.isDoneBy?.(message("gate/lock", "open"))).toBe(true);
  expect(order.isDoneBy?.(message("gate/lock", "open", { isRetained: true }))).toBe(false);
  expect(order.isDoneBy?.(message("gate/lock", "closed"))).toBe(false);
  expect(dialect.order({ kind: "lock", readerId: "gate" })).toEqual({ kind: "unsupported" });
});
