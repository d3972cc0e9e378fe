import { createHash } from "node:crypto";
import { bridgeAckMs, bridgeLinkPath, bridgeProtocol } from "@gatehouse/contracts/bridge/bridge-limits";
import { type PairAnswer, pairAnswer } from "@gatehouse/contracts/bridge/pairing";
import { io } from "socket.io-client";
import { beginNewLife } from "../store/begin-new-life.ts";
import type { Store } from "../store/open-store.ts";
import type { Settings } from "../store/settings.ts";
import type { Identity } from "./identity.ts";

/** What a pairing changes. */
export type PairingParts = {
  readonly identity: Identity;
  readonly store: Store;
  readonly settings: Settings;
};

/**
 * Pairs this bridge when a code is given that it was not paired with before, and leaves it as it is otherwise. Pairing
 * anew begins a new life: whatever came from the server before belongs to another pairing.
 * @throws Error with one line: there is no code and none was ever used, the code is wrong, or the server cannot be reached
 */
export async function pairWhenAsked(
  given: { readonly url: string; readonly code: string | undefined; readonly version: string },
  { identity, store, settings }: PairingParts,
): Promise<void> {
  const { url, code, version } = given;
  const mark = code === undefined ? undefined : createHash("sha256").update(code).digest("hex");
  if (code === undefined || mark === settings.read("paired-by")) {
    if (identity.membership()) return;
    throw new Error(
      "This bridge has not been paired. Start it once with --pair CODE; the code is made on the bridge's page.",
    );
  }
  const paired = await askToPair(url, code, version, identity.publicKey);
  store.durably(() => {
    beginNewLife(store, settings);
    identity.join(paired);
    settings.write("paired-by", mark ?? "");
  });
}

type Paired = Extract<PairAnswer, { kind: "paired" }>;

async function askToPair(url: string, code: string, version: string, publicKey: string): Promise<Paired> {
  const options = { path: bridgeLinkPath, transports: ["websocket"], reconnection: false, forceNew: true };
  const socket = io(url, options);
  try {
    await new Promise<void>((connected, failed) => {
      socket.once("connect", connected);
      socket.once("connect_error", () => failed(new Error(`The server at ${url} cannot be reached.`)));
    });
    const request = { protocol: bridgeProtocol, code, publicKey, version };
    const answer = pairAnswer.safeParse(await socket.timeout(bridgeAckMs).emitWithAck("pair", request));
    if (answer.success && answer.data.kind === "paired") return answer.data;
    throw new Error(
      "The pairing code is wrong, was used already, or is too old. Make a new one on the bridge's page.",
    );
  } finally {
    socket.disconnect();
  }
}
