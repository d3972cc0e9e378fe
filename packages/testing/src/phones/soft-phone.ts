import type { Binding, BoundPass } from "@gatehouse/contracts/passes/binding";
import { bindingText, callText, macKeyInfo } from "@gatehouse/contracts/passes/key-texts";
import type { SignedCall } from "@gatehouse/contracts/passes/signed-call";
import {
  encodePassCode,
  passCodeMacLength,
  passCodeMessage,
  passCodeStepAt,
} from "@gatehouse/domain/qr/pass-code";

const { subtle } = crypto;
const ecdsa = { name: "ECDSA", hash: "SHA-256" } as const;
const base64url = (bytes: ArrayBuffer) => Buffer.from(bytes).toString("base64url");

/** A phone made of WebCrypto alone, as a browser has it; the server's side is node's crypto. */
export type SoftPhone = {
  /** Proof over both public keys for one attempt. */
  readonly bind: (attempt: string) => Promise<Binding>;
  /** Takes the server's answer and derives the MAC key. */
  readonly become: (bound: BoundPass) => Promise<void>;
  /** A call signed by the bound key; `at` rises by itself when not given. */
  readonly call: (method: string, body?: object, at?: number) => Promise<SignedCall>;
  /** The code on the screen at `at`. */
  readonly draw: (at: number, counter?: number) => Promise<string>;
  /** A new agreeing key, and what to do with the answer. */
  readonly renew: () => Promise<{
    agreeKey: string;
    take: (answer: { keyGeneration: number; serverKey: string }) => Promise<void>;
  }>;
};

/** A phone with two fresh key pairs. */
export async function makeSoftPhone(): Promise<SoftPhone> {
  const sign = await subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign", "verify"]);
  let agree = await makeAgreeKey();
  const signKey = base64url(await subtle.exportKey("raw", sign.publicKey));
  const publicOf = async (key: CryptoKeyPair) => base64url(await subtle.exportKey("raw", key.publicKey));
  let pass: BoundPass | undefined;
  let macKey: CryptoKey | undefined;
  let lastAt = 0;
  const bound = () => {
    if (!pass || !macKey) throw new Error("this phone is not bound");
    return { pass, macKey };
  };
  const signed = async (text: Uint8Array<ArrayBuffer>) =>
    base64url(await subtle.sign(ecdsa, sign.privateKey, text));
  return {
    bind: async (attempt) => {
      const keys = { attempt, signKey, agreeKey: await publicOf(agree) };
      return { ...keys, proof: await signed(bindingText(keys)) };
    },
    become: async (answer) => {
      pass = answer;
      macKey = await deriveMacKey(agree, answer);
    },
    call: async (method, body = {}, at) => {
      const { projectId, passId, epoch } = bound().pass;
      lastAt = at ?? Math.max(lastAt + 1, Date.now());
      const call = { projectId, passId, epoch, at: lastAt, body: JSON.stringify(body) };
      return { ...call, signature: await signed(callText({ ...call, method })) };
    },
    draw: async (at, counter = 0) => {
      const { pass: own, macKey: key } = bound();
      const code = { passNumber: own.passNumber, epoch: own.epoch, step: passCodeStepAt(at), counter };
      const mac = await subtle.sign("HMAC", key, new Uint8Array(passCodeMessage(code, own)));
      return encodePassCode({ ...code, mac: new Uint8Array(mac).subarray(0, passCodeMacLength) });
    },
    renew: async () => {
      const next = await makeAgreeKey();
      const take = async (answer: { keyGeneration: number; serverKey: string }) => {
        agree = next;
        pass = { ...bound().pass, ...answer };
        macKey = await deriveMacKey(next, pass);
      };
      return { agreeKey: await publicOf(next), take };
    },
  };
}

const makeAgreeKey = () => subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, false, ["deriveKey"]);

async function deriveMacKey(agree: CryptoKeyPair, pass: BoundPass): Promise<CryptoKey> {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const serverKey = await subtle.importKey("raw", Buffer.from(pass.serverKey, "base64url"), curve, false, []);
  const shared = await subtle.deriveKey(
    { name: "ECDH", public: serverKey },
    agree.privateKey,
    "HKDF",
    false,
    ["deriveKey"],
  );
  const hkdf = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info: macKeyInfo(pass) };
  return subtle.deriveKey(hkdf, shared, { name: "HMAC", hash: "SHA-256", length: 256 }, false, ["sign"]);
}
