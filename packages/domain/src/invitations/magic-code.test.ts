import { expect, test } from "vitest";
import {
  formatMagicCode,
  lastFour,
  magicCodeAlphabet,
  magicCodeFromBytes,
  normaliseLastFour,
  normaliseMagicCode,
} from "./magic-code.ts";

test("the alphabet has 31 different signs and none of 0 O 1 I L", () => {
  expect(new Set(magicCodeAlphabet).size).toBe(31);
  expect(magicCodeAlphabet).not.toMatch(/[0O1IL]/);
});

test("over all bytes every sign comes up equally often", () => {
  const counts = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++) {
    const bytes = Uint8Array.from([byte, 0, 0, 0, 0, 0, 0, 0, 0]);
    const sign = byte < 248 ? magicCodeFromBytes(bytes).charAt(0) : "passed over";
    counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  expect(counts.get("passed over")).toBe(8);
  expect([...magicCodeAlphabet].map((sign) => counts.get(sign))).toEqual(Array(31).fill(8));
});

test("bytes that would favour a sign are passed over", () => {
  expect(magicCodeFromBytes(Uint8Array.from([255, 248, 0, 1, 2, 3, 250, 4, 5, 6, 7]))).toBe("23456789");
});

test("the same bytes give the same code, so a repeated mail is identical", () => {
  const bytes = Uint8Array.from({ length: 32 }, (_, i) => i * 7);
  expect(magicCodeFromBytes(bytes)).toBe(magicCodeFromBytes(bytes));
  expect(magicCodeFromBytes(bytes)).toHaveLength(8);
});

test("too few usable bytes are a bug, not a shorter code", () => {
  expect(() => magicCodeFromBytes(new Uint8Array(7))).toThrow(RangeError);
  expect(() => magicCodeFromBytes(new Uint8Array(32).fill(255))).toThrow(RangeError);
});

test.each(["ABCD2345", "abcd-2345", " abcd 2345 ", "ab-cd-23-45", "ABCD–2345", "ＡＢＣＤ２３４５"])(
  "%s is read as the code it stands for",
  (typed) => {
    expect(normaliseMagicCode(typed)).toBe("ABCD2345");
  },
);

test.each(["", "ABCD234", "ABCD23456", "ABCD234O", "ABCD2341", "ABCD_234", "😀😀😀😀"])(
  "%s cannot be a code",
  (typed) => {
    expect(normaliseMagicCode(typed)).toBeNull();
  },
);

test("a code is written in two groups and read back the same", () => {
  expect(formatMagicCode("ABCD2345")).toBe("ABCD-2345");
  expect(normaliseMagicCode(formatMagicCode("ABCD2345"))).toBe("ABCD2345");
});

test("the last four are compared whatever the case", () => {
  expect(lastFour("ABCDWXYZ")).toBe("WXYZ");
  expect(normaliseLastFour(" wx-yz ")).toBe("WXYZ");
  expect(normaliseLastFour("WXY")).toBeNull();
});
