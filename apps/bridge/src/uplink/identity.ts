import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import type { PairAnswer } from "@gatehouse/contracts/bridge/pairing";
import type { Settings } from "../store/settings.ts";

/** Who this bridge is to its server; undefined parts until it has been paired. */
export type Identity = {
  /** 32 bytes, base64url. */
  readonly publicKey: string;
  readonly sign: (message: string) => string;
  readonly membership: () => Membership | undefined;
  readonly join: (answer: Extract<PairAnswer, { kind: "paired" }>) => void;
  /** Whether the server this bridge was paired with signed the message. */
  readonly isFromServer: (message: string, signature: string) => boolean;
};

/** The project, site and bridge this program was paired as. */
export type Membership = { readonly projectId: string; readonly bridgeId: string; readonly siteId: string };

/** Loads or makes the key pair. The private half is made here, stays here, and is never sent. */
export function openIdentity(settings: Settings): Identity {
  const privateKey = loadKey(settings);
  const publicKey = String(createPublicKey(privateKey).export({ format: "jwk" }).x);
  return {
    publicKey,
    sign: (message) => sign(null, Buffer.from(message), privateKey).toString("base64url"),
    membership: () => {
      const text = settings.read("membership");
      return text === undefined ? undefined : JSON.parse(text);
    },
    join: ({ projectId, bridgeId, siteId, serverKey }) => {
      settings.write("server-key", serverKey);
      settings.write("membership", JSON.stringify({ projectId, bridgeId, siteId }));
    },
    isFromServer: (message, signature) => {
      const key = settings.read("server-key");
      return (
        key !== undefined &&
        verify(null, Buffer.from(message), ed25519(key), Buffer.from(signature, "base64url"))
      );
    },
  };
}

/** A raw Ed25519 public key, base64url, as a key object. */
export const ed25519 = (x: string): KeyObject =>
  createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });

function loadKey(settings: Settings): KeyObject {
  const held = settings.read("private-key");
  if (held !== undefined) return createPrivateKey(held);
  const { privateKey } = generateKeyPairSync("ed25519");
  settings.write("private-key", String(privateKey.export({ format: "pem", type: "pkcs8" })));
  return privateKey;
}
