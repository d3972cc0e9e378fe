import { createECDH, createHmac, createPublicKey, hkdfSync, verify } from "node:crypto";
import { bindingText, macKeyInfo } from "@gatehouse/contracts/passes/key-texts";
import { parsePassCode, passCodeMessage, passCodeStepAt } from "@gatehouse/domain/qr/pass-code";
import { expect, test } from "vitest";
import { drawCode } from "../codes/draw-code.ts";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { agreeMacKey, makeAgreeKey, makeSignKey, proveBinding } from "./phone-keys.ts";

const owner = {
  projectId: "0196aaaa-0000-7000-8000-000000000001",
  passNumber: 417,
  epoch: 3,
  keyGeneration: 2,
};

/** The server's side, in another implementation of the same standards. */
function serverSide(phoneKey: string) {
  const own = createECDH("prime256v1");
  const serverKey = own.generateKeys().toString("base64url");
  const shared = own.computeSecret(Buffer.from(phoneKey, "base64url"));
  return { serverKey, macKey: Buffer.from(hkdfSync("sha256", shared, "", macKeyInfo(owner), 32)) };
}

test("the phone proves a code with the very key the server derived, and cannot give that key away", async () => {
  const [agree, sign] = await Promise.all([makeAgreeKey(), makeSignKey()]);
  const server = serverSide(agree.publicKey);
  const macKey = await agreeMacKey(agree.privateKey, server.serverKey, owner);
  const step = passCodeStepAt(Date.now());
  const pass = { ...owner, passId: owner.projectId, signKey: sign.privateKey, macKey };
  const parsed = parsePassCode(await drawCode(pass, step, 65_535));
  if (parsed.kind !== "parsed") throw new Error("the phone drew something else");
  const { mac, ...code } = parsed.code;
  expect(code).toEqual({ passNumber: 417, epoch: 3, step, counter: 65_535 });
  const expected = createHmac("sha256", server.macKey)
    .update(passCodeMessage(code, owner))
    .digest()
    .subarray(0, 16);
  expect(Buffer.from(mac)).toEqual(expected);
  for (const key of [macKey, agree.privateKey, sign.privateKey]) expect(key.extractable).toBe(false);
});

test("the proof of a binding is a signature over the attempt and both public keys", async () => {
  const [agree, sign] = await Promise.all([makeAgreeKey(), makeSignKey()]);
  const { proof, ...keys } = await proveBinding("attempt", sign, agree);
  const point = Buffer.from(sign.publicKey, "base64url");
  const jwk = {
    kty: "EC",
    crv: "P-256",
    x: point.subarray(1, 33).toString("base64url"),
    y: point.subarray(33).toString("base64url"),
  };
  const key = { key: createPublicKey({ key: jwk, format: "jwk" }), dsaEncoding: "ieee-p1363" } as const;
  const isSigned = (text: Uint8Array) => verify("sha256", text, key, Buffer.from(proof, "base64url"));
  expect(isSigned(bindingText(keys))).toBe(true);
  expect(isSigned(bindingText({ ...keys, attempt: "another" }))).toBe(false);
});

test("bytes survive base64url, whatever they are", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, value) => value);
  expect(toBase64url(bytes.buffer)).toBe(Buffer.from(bytes).toString("base64url"));
  expect(fromBase64url(toBase64url(bytes.buffer))).toEqual(bytes);
});
