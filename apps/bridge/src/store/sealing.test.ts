import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { openSealing } from "./sealing.ts";
import { temporaryStores } from "./temporary-store.fixture.ts";

test("what was sealed is opened again after a restart, and by nobody with another key", () => {
  const { folder } = temporaryStores();
  const secret = randomBytes(32);
  const sealed = openSealing(folder).seal(secret, "pass 17");
  expect(Buffer.from(openSealing(folder).open(sealed, "pass 17"))).toEqual(secret);
  const other = openSealing(temporaryStores().folder);
  expect(() => other.open(sealed, "pass 17")).toThrow();
});

test("a sealed secret cannot be moved to another owner or changed", () => {
  const sealing = openSealing(temporaryStores().folder);
  const sealed = sealing.seal(randomBytes(32), "pass 17");
  expect(() => sealing.open(sealed, "pass 18")).toThrow();
  sealed[20] = (sealed[20] ?? 0) ^ 1;
  expect(() => sealing.open(sealed, "pass 17")).toThrow();
});
