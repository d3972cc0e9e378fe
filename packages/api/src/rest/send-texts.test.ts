import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { sendTexts } from "./send-texts.ts";

test("no more is made than whoever asked is behind with", async () => {
  let [made, taken, furthest] = [0, 0, 0];
  async function* texts() {
    for (; made < 1_000; made += 1) yield "x".repeat(1_000);
  }
  const slow = new Writable({
    highWaterMark: 5_000,
    write: (_chunk, _encoding, done) => {
      taken += 1;
      furthest = Math.max(furthest, made - taken);
      setImmediate(done);
    },
  });
  await sendTexts(slow, texts());
  expect(taken).toBe(1_000);
  expect(furthest).toBeLessThan(10);
});

test("whoever goes away in the middle ends the making, and is no failure; what fails by itself is one", async () => {
  let made = 0;
  let isOver = false;
  async function* texts() {
    try {
      for (; made < 1_000; made += 1) yield "x".repeat(1_000);
    } finally {
      isOver = true;
    }
  }
  const gone: Writable = new Writable({
    write: (_chunk, _encoding, done) => {
      if (made > 20) gone.destroy();
      setImmediate(done);
    },
  });
  await sendTexts(gone, texts());
  expect([made < 100, isOver]).toEqual([true, true]);
  const broken = new Writable({ write: (_chunk, _encoding, done) => done(new Error("the disk is full")) });
  await expect(sendTexts(broken, ["a"])).rejects.toThrow("the disk is full");
});
