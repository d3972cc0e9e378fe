import { bridgeAckMs, bridgeLinkPath, bridgeProtocol } from "@gatehouse/contracts/bridge/bridge-limits";
import { pairAnswer } from "@gatehouse/contracts/bridge/pairing";
import { io } from "socket.io-client";
import type { Identity } from "./identity.ts";

/**
 * Pairs this bridge by the one-shot code an admin was shown.
 * @throws Error with one line: the code is wrong, used or too old, or the server cannot be reached
 */
export async function pairBridge(
  url: string,
  code: string,
  version: string,
  identity: Identity,
): Promise<void> {
  const socket = io(url, {
    path: bridgeLinkPath,
    transports: ["websocket"],
    reconnection: false,
    forceNew: true,
  });
  try {
    await new Promise<void>((connected, failed) => {
      socket.once("connect", connected);
      socket.once("connect_error", () => failed(new Error(`The server at ${url} cannot be reached.`)));
    });
    const request = { protocol: bridgeProtocol, code, publicKey: identity.publicKey, version };
    const answer = pairAnswer.safeParse(await socket.timeout(bridgeAckMs).emitWithAck("pair", request));
    if (!answer.success || answer.data.kind !== "paired")
      throw new Error(
        "The pairing code is wrong, was used already, or is too old. Make a new one on the bridge's page.",
      );
    identity.join(answer.data);
  } finally {
    socket.disconnect();
  }
}
