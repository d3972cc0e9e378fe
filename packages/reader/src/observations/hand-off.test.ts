import { expect, test } from "vitest";
import { HandOff } from "./hand-off.ts";

test("asking for the next value acknowledges the one before it", async () => {
  const handOff = new HandOff<string>();
  const first = handOff.offer("a");
  void handOff.offer("b");
  const consumer = handOff[Symbol.asyncIterator]();
  expect((await consumer.next()).value).toBe("a");
  const settled: boolean[] = [];
  void first.then((acknowledged) => settled.push(acknowledged));
  await Promise.resolve();
  expect(settled).toEqual([]);
  expect((await consumer.next()).value).toBe("b");
  expect(await first).toBe(true);
});

test("a consumer that stops leaves the value it holds unacknowledged", async () => {
  const handOff = new HandOff<string>();
  const held = handOff.offer("a");
  const waiting = handOff.offer("b");
  for await (const value of handOff) {
    expect(value).toBe("a");
    break;
  }
  expect(await held).toBe(false);
  expect(await waiting).toBe(false);
  expect(await handOff.offer("c")).toBe(false);
});

test("what was offered before a close is still handed over, then the failure is thrown", async () => {
  const handOff = new HandOff<string>();
  const offered = handOff.offer("a");
  handOff.close(new Error("gone"));
  const seen: string[] = [];
  const run = async () => {
    for await (const value of handOff) seen.push(value);
  };
  await expect(run()).rejects.toThrow("gone");
  expect(seen).toEqual(["a"]);
  expect(await offered).toBe(true);
});
