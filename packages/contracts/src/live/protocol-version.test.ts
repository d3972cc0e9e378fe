import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import * as z from "zod/mini";
import { liveEvents } from "./catalogue.ts";
import { LIVE_PROTOCOL_VERSION } from "./protocol-version.ts";

test("the protocol version is the hash of the catalogue, so no event changes unnoticed", () => {
  const catalogue = liveEvents.map(({ payload, ...event }) => ({
    ...event,
    payload: z.toJSONSchema(payload),
  }));
  const hash = createHash("sha256").update(JSON.stringify(catalogue)).digest("hex").slice(0, 16);
  expect(LIVE_PROTOCOL_VERSION, "set LIVE_PROTOCOL_VERSION to this hash").toBe(hash);
});

test("no two events share a name", () => {
  expect(new Set(liveEvents.map((event) => event.name)).size).toBe(liveEvents.length);
});
