import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromBase41, toBase41 } from "./base41.ts";
import type { PassCodeRead } from "./check-pass-code.ts";
import { checkPassCode } from "./check-pass-code.ts";
import type { PassCode } from "./pass-code.ts";
import {
  encodePassCode,
  parsePassCode,
  passCodeDrawnAt,
  passCodeFreshness,
  passCodeMessage,
  passCodeStepAt,
} from "./pass-code.ts";
import { openReplayWindow } from "./replay-window.ts";

const projectId = "0197a0de-0000-7000-8000-000000000001";
const key = Buffer.alloc(32, 7);
const mac = (message: Uint8Array) => createHmac("sha256", key).update(message).digest().subarray(0, 16);
const now = Date.UTC(2026, 4, 6, 8, 0, 2);
const step = passCodeStepAt(now);
const code: PassCode = { passNumber: 17, epoch: 3, step, counter: 9 };

const draw = (of: PassCode, binding = { projectId, keyGeneration: 1 }) =>
  encodePassCode({ ...of, mac: mac(passCodeMessage(of, binding)) });

const window = openReplayWindow(now - 60_000);
const read = (text: string, more: Partial<PassCodeRead> = {}): PassCodeRead => ({
  text,
  readerId: "in",
  at: now,
  projectId,
  keyOf: (number) => (number === 17 ? { keyGeneration: 1, mac } : undefined),
  ...more,
});
const verdictOf = (text: string, more: Partial<PassCodeRead> = {}) => {
  const check = checkPassCode(window, read(text, more));
  return check.kind === "checked" ? check.verdict : check.kind;
};

const codes = fc.record({
  passNumber: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  epoch: fc.integer({ min: 0, max: 2 ** 16 - 1 }),
  step: fc.integer({ min: 0, max: 2 ** 28 - 1 }),
  counter: fc.integer({ min: 0, max: 2 ** 16 - 1 }),
});

describe("the text of a pass code", () => {
  test("has 42 characters of QR alphanumeric mode and no space", () => {
    expect(draw(code)).toMatch(/^[0-9A-Z+\-./:]{42}$/);
  });

  test("gives back every field and the MAC, over their whole range", () => {
    const macs = fc.uint8Array({ minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(codes, macs, (fields, bytes) => {
        const text = encodePassCode({ ...fields, mac: bytes });
        expect(parsePassCode(text)).toEqual({ kind: "parsed", code: { ...fields, mac: bytes } });
      }),
    );
  });

  test("lays its bits out as documented", () => {
    const fields = { passNumber: 0x12345678, epoch: 0x9abc, step: 0xdef0123, counter: 0x4567 };
    const bytes = fromBase41(encodePassCode({ ...fields, mac: new Uint8Array(16).fill(0xee) }));
    expect(Buffer.from(bytes ?? []).toString("hex")).toBe(`1123456789abcdef01234567${"ee".repeat(16)}`);
  });

  test("cannot be made of a field that does not fit", () => {
    for (const wrong of [{ passNumber: 2 ** 32 }, { epoch: 65_536 }, { step: -1 }, { counter: 0.5 }])
      expect(() => draw({ ...code, ...wrong })).toThrow(RangeError);
    expect(() => encodePassCode({ ...code, mac: new Uint8Array(15) })).toThrow(RangeError);
  });

  test("of anything is read without an exception, and never as another text's code", () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(..."0AZ+-./: a"), minLength: 42, maxLength: 42 }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parsePassCode(text);
        if (parsed.kind === "parsed") expect(encodePassCode(parsed.code)).toBe(text);
      }),
    );
  });
});

test("base 41 gives back any even number of bytes and refuses a triple above 65,535", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
      expect(fromBase41(toBase41(even))).toEqual(new Uint8Array(even));
    }),
  );
  expect(fromBase41("::::::")).toBeNull();
  expect(fromBase41("0a0")).toBeNull();
});

describe("the bytes under the MAC", () => {
  test("are purpose, project, generation and header", () => {
    const message = Buffer.from(passCodeMessage(code, { projectId: "p1", keyGeneration: 258 }));
    expect(message.subarray(0, 22).toString("latin1")).toBe("gatehouse pass code 1\0");
    expect(message.subarray(22, 29).toString("hex")).toBe("027031" + "00000102");
    expect(message.length).toBe(29 + 12);
  });
});

describe("a code at a reader", () => {
  test("that is true, fresh and new counts", () => {
    expect(verdictOf(draw(code))).toBe("ok");
  });

  test("of another project, another generation or an unknown pass does not count", () => {
    expect(
      verdictOf(draw(code, { projectId: "0197a0de-0000-7000-8000-000000000002", keyGeneration: 1 })),
    ).toBe("bad-mac");
    expect(verdictOf(draw(code, { projectId, keyGeneration: 2 }))).toBe("bad-mac");
    expect(verdictOf(draw({ ...code, passNumber: 18 }))).toBe("no-key");
  });

  test("with any character changed is never accepted", () => {
    const text = draw(code);
    const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+-./:";
    for (let i = 0; i < text.length; i++) {
      for (const other of alphabet) {
        if (other === text[i]) continue;
        expect(verdictOf(text.slice(0, i) + other + text.slice(i + 1))).not.toBe("ok");
      }
    }
  });

  test("counts for 30 s from its step and at most 10 s before it", () => {
    const drawn = passCodeDrawnAt(step);
    expect(passCodeFreshness(step, drawn + 29_999)).toBe("ok");
    expect(passCodeFreshness(step, drawn + 30_000)).toBe("expired");
    expect(passCodeFreshness(step, drawn - 10_000)).toBe("ok");
    expect(passCodeFreshness(step, drawn - 10_001)).toBe("early");
    expect(passCodeFreshness(step, Number.NaN)).toBe("expired");
    expect(verdictOf(draw(code), { at: drawn + 30_000 })).toBe("expired");
  });

  test("works once in a site: a second door refuses it, the same reader within 3 s is the same presentation", () => {
    const text = draw(code);
    const first = checkPassCode(window, read(text));
    expect(checkPassCode(first.window, read(text, { at: now + 2_999 })).kind).toBe("repeat");
    expect(checkPassCode(first.window, read(text, { at: now + 3_000 }))).toMatchObject({
      verdict: "replayed",
    });
    expect(checkPassCode(first.window, read(text, { readerId: "other" }))).toMatchObject({
      verdict: "replayed",
    });
  });

  test("that is forged leaves no trace in the memory", () => {
    const forged = encodePassCode({ ...code, mac: new Uint8Array(16) });
    expect(checkPassCode(window, read(forged)).window).toBe(window);
  });

  test("is not accepted under a key function that answers too few bytes", () => {
    const short = { keyGeneration: 1, mac: () => new Uint8Array(0) };
    expect(verdictOf(draw(code), { keyOf: () => short })).toBe("bad-mac");
  });
});
