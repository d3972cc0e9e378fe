import fc from "fast-check";
import { expect, test } from "vitest";
import { layOut } from "./bit-image.ts";
import { readBits, readText } from "./read-credential.ts";
import { cardProfile, codeProfile, type ReaderProfile } from "./reader-profile.ts";
import { type WiegandFormatName, wiegandFormats } from "./wiegand-formats.ts";

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex, "hex"));
const profile = (...bitFormats: WiegandFormatName[]): ReaderProfile => ({ ...cardProfile, bitFormats });

// Computed apart from this package and compared with what a libosdp reader sends for the same cards.
const cards: readonly [WiegandFormatName, string, string | null, string][] = [
  ["h10301", "bdd93740", "123", "45678"],
  ["h10301", "80800080", "1", "1"],
  ["h10301", "7fffffc0", "255", "65535"],
  ["uid-34", "ef56df7780", null, "DEADBEEF"],
  ["facility-34", "891a2b3c40", String(0x1234), String(0x5678)],
  ["h10304", "01f41e2408", "1000", "123456"],
  ["h10304", "7ffffffff8", "65535", "524287"],
  ["h10302", "adfdc1c350", null, "12345678901"],
];

test.each(cards)("%s %s is facility %s, number %s", (name, hex, facility, number) => {
  const format = wiegandFormats[name];
  const bits = { count: format.bits, hex };
  expect(readBits(profile(name), bytesOf(hex), format.bits)).toEqual({
    ...{ kind: "card", number, facility, format: name, bits },
  });
  const value = format.numberAs === "hexadecimal" ? Number.parseInt(number, 16) : Number(number);
  expect(Buffer.from(layOut(format, Number(facility ?? 0), value)).toString("hex")).toBe(hex);
});

test("one turned bit is never read as another card", () => {
  for (const format of Object.values(wiegandFormats)) {
    const image = layOut(format, 1, 4711);
    for (const bit of format.parities.flatMap(({ bit, covers }) => [bit, ...covers])) {
      const turned = image.map((byte, index) => (index === bit >> 3 ? byte ^ (0x80 >> (bit & 7)) : byte));
      const read = readBits(profile(format.name), turned, format.bits);
      expect(read).toMatchObject({ kind: "unreadable", reason: "parity", format: format.name });
    }
  }
});

test("every card of every layout is read back", () => {
  const any = fc.constantFrom(...Object.values(wiegandFormats));
  const run = fc.property(any, fc.nat(0xff), fc.nat(0xffff), (format, facility, number) => {
    const read = readBits(profile(format.name), layOut(format, facility, number), format.bits);
    const wanted =
      format.numberAs === "decimal" ? String(number) : number.toString(16).toUpperCase().padStart(8, "0");
    expect(read).toMatchObject({ kind: "card", number: wanted });
  });
  fc.assert(run, { numRuns: 2_000, seed: 31 });
});

test("the same bits are what the profile says, and nothing when it says nothing", () => {
  const text = Uint8Array.from(Buffer.from("WILMA-4711"));
  expect(readBits(codeProfile, text, 80)).toEqual({ kind: "code", text: "WILMA-4711" });
  expect(readBits({ ...codeProfile, text: "card-number" }, text, 80)).toMatchObject({
    kind: "card",
    number: "WILMA-4711",
  });
  expect(readBits({ ...cardProfile, serialBits: [80] }, text, 80)).toMatchObject({
    kind: "card",
    format: "uid",
  });
  expect(readBits(cardProfile, text, 80)).toMatchObject({ kind: "unreadable", reason: "unknown-format" });
  expect(readBits(codeProfile, bytesOf("bdd93740"), 26)).toMatchObject({ kind: "unreadable" });
});

test("text is printable or unreadable, and line ends are not part of it", () => {
  expect(readText(codeProfile, Uint8Array.from(Buffer.from("00012345678\r\n")))).toEqual({
    kind: "code",
    text: "00012345678",
  });
  expect(readText(codeProfile, bytesOf("0102030405060708"))).toMatchObject({
    kind: "unreadable",
    reason: "unknown-format",
  });
  expect(readText(codeProfile, Uint8Array.from(Buffer.from("short")))).toMatchObject({ kind: "unreadable" });
  expect(readText(cardProfile, Uint8Array.from(Buffer.from("00012345678")))).toMatchObject({
    reason: "not-in-profile",
  });
});

test("a key burst is one key, and its complement guards it", () => {
  expect(readBits({ ...cardProfile, keyBits: 4 }, bytesOf("b0"), 4)).toEqual({ kind: "keypad", keys: "#" });
  expect(readBits({ ...cardProfile, keyBits: 8 }, bytesOf("e1"), 8)).toEqual({ kind: "keypad", keys: "1" });
  expect(readBits({ ...cardProfile, keyBits: 8 }, bytesOf("e0"), 8)).toMatchObject({
    kind: "unreadable",
    reason: "parity",
  });
});
