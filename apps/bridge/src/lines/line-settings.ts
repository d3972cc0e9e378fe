import * as z from "zod/mini";
import { broker, espRfidReader, templateReader, zigbeeLock } from "./mqtt-settings.ts";
import { profile } from "./profile-settings.ts";

const name = z.string().check(z.minLength(1), z.maxLength(100));
const port = z.int().check(z.minimum(1), z.maximum(65_535));

const transport = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("tcp"), host: z.string(), port }),
  z.strictObject({ kind: z.literal("tcp-server"), host: z.string(), port, from: z.nullable(z.string()) }),
  z.strictObject({ kind: z.literal("unix"), path: z.string() }),
  z.strictObject({
    kind: z.literal("serial"),
    path: z.string(),
    baudRate: z.int().check(z.positive()),
    adapter: z.enum(["uart", "usb"]),
  }),
]);

const osdpReader = z.strictObject({
  /** The reader's id on its page. */
  readerId: z.uuid(),
  address: z.int().check(z.minimum(0), z.maximum(126)),
  security: z._default(z.enum(["required", "plain"]), "required"),
  profile: z._default(profile, "card"),
  inputs: z._default(
    z.array(
      z.strictObject({
        input: z.int().check(z.nonnegative()),
        wiredAs: z.enum(["door-contact", "request-to-exit"]),
        assertedWhen: z.enum(["active", "inactive"]),
      }),
    ),
    [],
  ),
  lockOutput: z._default(z.nullable(z.int().check(z.nonnegative())), 0),
  identity: z._default(z.nullable(z.strictObject({ vendor: z.string(), serial: z.string() })), null),
  /** The reader's own key, 32 hex digits, taken once; from then on it is kept sealed and this line is not needed. */
  key: z.optional(z.string().check(z.regex(/^[0-9a-fA-F]{32}$/))),
});

/** One line of the configuration file. */
export const lineSettings = z.discriminatedUnion("protocol", [
  z.strictObject({ protocol: z.literal("osdp"), id: name, transport, readers: z.array(osdpReader) }),
  z.strictObject({
    protocol: z.literal("serial-line"),
    id: name,
    transport,
    readerId: z.uuid(),
    profile: z._default(profile, "code"),
  }),
  z.strictObject({
    protocol: z.literal("esp-rfid"),
    id: name,
    broker,
    baseTopic: name,
    readers: z.array(espRfidReader),
  }),
  z.strictObject({
    protocol: z.literal("zigbee-lock"),
    id: name,
    broker,
    baseTopic: z._default(name, "zigbee2mqtt"),
    readers: z.array(zigbeeLock),
  }),
  z.strictObject({ protocol: z.literal("mqtt"), id: name, broker, readers: z.array(templateReader) }),
]);

export type LineSettings = z.output<typeof lineSettings>;
