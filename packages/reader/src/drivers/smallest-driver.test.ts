import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { watchLine } from "../supervisor/line-watch.ts";
import { superviseLine } from "../supervisor/supervise-line.ts";
import { systemScheduler } from "../supervisor/system-scheduler.ts";
import type { ByteLink } from "../transports/byte-transport.ts";
import { scannerDriver } from "./smallest-driver.fixture.ts";

test("the driver the guide shows is the one below", () => {
  const guide = readFileSync(path.resolve(import.meta.dirname, "../../../../docs/guide/readers.md"), "utf8");
  const driver = readFileSync(path.join(import.meta.dirname, "smallest-driver.fixture.ts"), "utf8");
  expect(guide).toContain(driver.slice(driver.indexOf("/** A scanner")));
});

test("it reads codes, however their bytes are cut, and a lost link is the supervisor's matter", async () => {
  async function* chunks() {
    for (const text of ["WILMA-47", "11\r\nFRED-0", "0815\n"]) yield Buffer.from(text);
  }
  const link: ByteLink = {
    ...{
      kind: "memory",
      interCharacterMs: 0,
      chunks: chunks(),
      write: async () => {},
      setBaudRate: async () => {},
    },
    [Symbol.asyncDispose]: async () => {},
  };
  const line = superviseLine({
    ...{
      id: "desk",
      driver: scannerDriver("r1", systemScheduler),
      scheduler: systemScheduler,
      random: Math.random,
    },
    source: { name: "memory", openLimitMs: null, open: async () => link },
  });
  await using watch = watchLine(line, systemScheduler);
  expect(await watch.until(() => watch.seen.some(({ kind }) => kind === "line-down"))).toBe(true);
  const texts = watch.seen.flatMap((each) =>
    each.kind === "credential-read" && each.credential.kind === "code" ? [each.credential.text] : [],
  );
  expect(texts).toEqual(["WILMA-4711", "FRED-00815"]);
});
