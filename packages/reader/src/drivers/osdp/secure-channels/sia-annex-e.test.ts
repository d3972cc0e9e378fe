import { expect, test } from "vitest";
import { fromHex, hexOf } from "../bytes.ts";
import { checksum8, crc16 } from "../check-characters.ts";
import { weaknessOf } from "./key-strength.ts";
import {
  clientCryptogram,
  deriveSessionKeys,
  initialMac,
  installKey,
  serverCryptogram,
} from "./session-keys.ts";

// Source: SIA OSDP v2.2 annex E, as carried by libosdp in tests/unit-tests/test-sc-sia-vectors.c.
const panelRandom = fromHex("B0B1B2B3B4B5B6B7");
const readerRandom = fromHex("A0A1A2A3A4A5A6A7");

test("check characters are those of the standard's examples", () => {
  expect(crc16(fromHex("53 7F 0D 00 04 6E 00 80 25 00 00"))).toBe(0x386e);
  expect(crc16(fromHex("53 00 09 00 04 61 00"))).toBe(0x66c0);
  expect(checksum8(fromHex("53 7F 0C 00 00 6E 00 80 25 00 00"))).toBe(0x0f);
  expect(checksum8(fromHex("53 00 08 00 00 61 00"))).toBe(0x44);
});

// Source: OSDP-Embedded test_crc and test_checksum.
test("check characters of the shortest inputs are right", () => {
  expect(crc16(fromHex("53"))).toBe(0xa60a);
  expect(crc16(fromHex(""))).toBe(0x1d0f);
  expect(checksum8(fromHex("53 00 07 00 00 60"))).toBe(0x46);
});

test("session keys, cryptograms and the first code are those of the standard", () => {
  const keys = deriveSessionKeys(installKey, panelRandom);
  expect(hexOf(installKey)).toBe("303132333435363738393a3b3c3d3e3f");
  expect(hexOf(keys.mac1)).toBe("5e86c676603bdee2d8beafe178637332");
  expect(hexOf(keys.mac2)).toBe("6fda86e857777e81132035758239172e");
  expect(hexOf(keys.encryption)).toBe("bf8dc2a8329acb8c67c6d0cd9a451682");
  const server = serverCryptogram(keys, panelRandom, readerRandom);
  expect(hexOf(clientCryptogram(keys, panelRandom, readerRandom))).toBe("fde5d2f428ec16312471ea3c02bd7796");
  expect(hexOf(server)).toBe("26d3356e07762d262801fc8e6665a891");
  expect(hexOf(initialMac(keys, server))).toBe("b2a30057eb98ba2229ec1f875662b524");
});

test("keys that a person typed are told from keys that were drawn", () => {
  expect(weaknessOf(installKey)).toBe("install-key");
  expect(weaknessOf(fromHex("2a2b2c2d2e2f30313233343536373839"))).toBe("counting");
  expect(weaknessOf(new Uint8Array(16))).toBe("repeating");
  expect(weaknessOf(fromHex("00112200112200112200112200112200"))).toBe("few-values");
  expect(weaknessOf(fromHex("00"))).toBe("wrong-length");
  expect(weaknessOf(fromHex("bf8dc2a8329acb8c67c6d0cd9a451682"))).toBeNull();
});
