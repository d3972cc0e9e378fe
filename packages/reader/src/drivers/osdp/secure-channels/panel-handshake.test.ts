import { expect, test } from "vitest";
import { fromHex, hexOf } from "../bytes.ts";
import { PanelHandshake } from "./panel-handshake.ts";
import {
  clientCryptogram,
  deriveSessionKeys,
  diversifiedKey,
  initialMac,
  installKey,
  serverCryptogram,
} from "./session-keys.ts";

const key = fromHex("8f3ac1057be2d94416af5b90e7c2381d");
const random = fromHex("0102030405060708");
const clientId = fromHex("b2a1990001030201");
const readerRandom = fromHex("a1a2a3a4a5a6a7a8");

const answerWith = (used: Uint8Array) => {
  const cryptogram = clientCryptogram(deriveSessionKeys(used, random), random, readerRandom);
  return { kind: "client-cryptogram", clientId, random: readerRandom, cryptogram } as const;
};
const block = (type: number, byte: number) => ({ type, data: Uint8Array.of(byte) });
const handshake = () => new PanelHandshake("own", random, [{ name: "current", keyFor: () => key }]);

test("a reader that answers for the install key when its own was asked for tries a downgrade, whatever its cryptogram", () => {
  expect(handshake().onClient(block(0x12, 0), answerWith(key))).toBe("downgrade");
  expect(handshake().onClient(block(0x12, 0), answerWith(installKey))).toBe("downgrade");
  expect(handshake().onClient(null, answerWith(key))).toBe("downgrade");
  expect(handshake().onClient(block(0x14, 1), answerWith(key))).toBe("downgrade");
});

test("a reader with another key is told by its cryptogram", () => {
  expect(handshake().onClient(block(0x12, 1), answerWith(installKey))).toBe("key-mismatch");
});

test("a reader that refuses the panel's cryptogram, or proves nothing by its code, opens no session", () => {
  const keys = deriveSessionKeys(key, random);
  const right = initialMac(keys, serverCryptogram(keys, random, readerRandom));
  const after = () => {
    const begun = handshake();
    begun.onClient(block(0x12, 1), answerWith(key));
    return begun;
  };
  expect(after().onInitialMac(block(0x14, 0xff), right)).toBe("key-mismatch");
  expect(after().onInitialMac(block(0x14, 1), new Uint8Array(16))).toBe("key-mismatch");
  expect(after().onInitialMac(null, right)).toBe("key-mismatch");
  expect(handshake().onInitialMac(block(0x14, 1), right)).toBe("downgrade");
  expect(after().onInitialMac(block(0x14, 1), right)).toMatchObject({ opened: "current" });
});

test("of several keys the one that fits is named, a derived one among them", () => {
  const candidates = [
    { name: "current", keyFor: () => installKey },
    { name: "master", keyFor: (id: Uint8Array) => diversifiedKey(key, id) },
  ];
  const begun = new PanelHandshake("own", random, candidates);
  const own = diversifiedKey(key, clientId);
  const server = begun.onClient(block(0x12, 1), answerWith(own));
  const keys = deriveSessionKeys(own, random);
  expect(typeof server === "string" ? server : hexOf(server)).toBe(
    hexOf(serverCryptogram(keys, random, readerRandom)),
  );
  const mac = initialMac(keys, serverCryptogram(keys, random, readerRandom));
  expect(begun.onInitialMac(block(0x14, 1), mac)).toMatchObject({ opened: "master" });
});
