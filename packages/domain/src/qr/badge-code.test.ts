import { generateKeyPairSync, sign, verify } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { BadgeCode } from "./badge-code.ts";
import { badgeCodeMessage, checkBadgeCode, encodeBadgeCode, parseBadgeCode } from "./badge-code.ts";
import { parsePassCode } from "./pass-code.ts";

const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const projectId = "0197a0de-0000-7000-8000-000000000001";
const badge: BadgeCode = { projectId, keyNumber: 1, serial: 4_000_000_900 };
const print = (code: BadgeCode) => encodeBadgeCode(code, sign(null, badgeCodeMessage(code), privateKey));
const keyOf = (keyNumber: number) =>
  keyNumber === 1
    ? (message: Uint8Array, signature: Uint8Array) => verify(null, message, publicKey, signature)
    : undefined;

describe("a badge's code", () => {
  test("is 129 characters of QR alphanumeric mode and gives back its serial and project", () => {
    const text = print(badge);
    expect(text).toMatch(/^[0-9A-Z+\-./:]{129}$/);
    expect(checkBadgeCode(text, projectId, keyOf)).toEqual({ verdict: "ok", code: badge });
    expect(parsePassCode(text)).toEqual({ kind: "malformed" });
  });

  test("of another project is refused, also when its project is written over", () => {
    const foreign = { ...badge, projectId: "0197a0de-0000-7000-8000-000000000002" };
    expect(checkBadgeCode(print(foreign), projectId, keyOf).verdict).toBe("foreign-project");
    const overwritten = encodeBadgeCode(badge, sign(null, badgeCodeMessage(foreign), privateKey));
    expect(checkBadgeCode(overwritten, projectId, keyOf).verdict).toBe("bad-signature");
  });

  test("with any character changed is never accepted", () => {
    const text = print(badge);
    for (let i = 0; i < text.length; i++) {
      const other = text[i] === "0" ? "1" : "0";
      expect(checkBadgeCode(text.slice(0, i) + other + text.slice(i + 1), projectId, keyOf).verdict).not.toBe(
        "ok",
      );
    }
  });

  test("under an unknown signing key is not judged", () => {
    expect(checkBadgeCode(print({ ...badge, keyNumber: 2 }), projectId, keyOf).verdict).toBe("no-key");
  });

  test("of nonsense is malformed, and cannot be made of fields that do not fit", () => {
    expect(parseBadgeCode("HELLO")).toEqual({ kind: "malformed" });
    expect(parseBadgeCode("0".repeat(129))).toEqual({ kind: "unknown-version" });
    expect(() => print({ ...badge, serial: 2 ** 32 })).toThrow(RangeError);
    expect(() => print({ ...badge, projectId: "p1" })).toThrow(RangeError);
    expect(() => encodeBadgeCode(badge, new Uint8Array(63))).toThrow(RangeError);
  });
});
