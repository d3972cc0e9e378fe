import * as z from "zod/mini";
import { profile } from "./profile-settings.ts";

const words = z.string().check(z.minLength(1), z.maxLength(500));
/** A topic of one device; a line that hears of all would be told what is none of its business. */
const topic = z.string().check(z.minLength(1), z.maxLength(500), z.regex(/^[^+#\0]+$/));
const field = z._default(z.nullable(words), null);
const texts = z.array(z.string()).check(z.minLength(1));
const match = z.strictObject({ field, is: texts });

/** Where a broker is. `clientId` may be left out: the bridge then makes one and keeps it. */
export const broker = z.strictObject({
  url: z.string().check(z.regex(/^mqtts?:\/\/[^@/\s]+$/)),
  clientId: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
  username: z._default(z.nullable(words), null),
  password: z._default(z.nullable(z.string()), null),
  tls: z._default(
    z.nullable(
      z.strictObject({
        ca: z._default(z.nullable(words), null),
        certificate: z._default(z.nullable(words), null),
        key: z._default(z.nullable(words), null),
      }),
    ),
    null,
  ),
});

/** A board with esp-rfid. */
export const espRfidReader = z.strictObject({
  readerId: z.uuid(),
  hostname: words,
  doorIp: z._default(z.nullable(words), null),
});

/** A lock behind zigbee2mqtt. */
export const zigbeeLock = z.strictObject({
  readerId: z.uuid(),
  name: topic,
  relocksByItself: z._default(z.boolean(), false),
});

const source = { topic, when: z._default(z.nullable(match), null) };
const state = { ...source, field, on: texts, off: texts };
const rule = z.discriminatedUnion("tells", [
  z.strictObject({
    ...source,
    tells: z.literal("credential"),
    field,
    as: z.enum(["card-number", "uid", "bits", "code", "keys"]),
    granted: z._default(z.nullable(match), null),
    timeField: field,
    idField: field,
  }),
  z.strictObject({ ...state, tells: z.literal("door-contact") }),
  z.strictObject({ ...state, tells: z.literal("request-to-exit") }),
  z.strictObject({ ...state, tells: z.literal("tamper") }),
  z.strictObject({ ...state, tells: z.literal("power-failure") }),
]);
const order = { topic, payload: z.string().check(z.maxLength(2_000)) };
const confirmedOrder = z._default(
  z.nullable(z.strictObject({ ...order, doneWhen: z.strictObject({ topic, field, is: texts }) })),
  null,
);
const shownOrder = z._default(z.nullable(z.strictObject(order)), null);

/** A device of any make, described by its messages. */
export const templateReader = z.strictObject({
  readerId: z.uuid(),
  profile: z._default(profile, "card"),
  presence: z.union([
    z.strictObject({ topic, field, online: texts, offline: texts }),
    z.strictObject({ silenceSeconds: z.int().check(z.minimum(5), z.maximum(86_400)) }),
  ]),
  rules: z.array(rule).check(z.minLength(1)),
  unlock: confirmedOrder,
  lock: confirmedOrder,
  holdUnlocked: confirmedOrder,
  signals: z._default(z.strictObject({ granted: shownOrder, denied: shownOrder }), {
    granted: null,
    denied: null,
  }),
});
