import { passNamespace, type ServerToPass } from "@gatehouse/contracts/live/pass-socket";
import type { SignedCall } from "@gatehouse/contracts/passes/signed-call";
import type { Socket } from "socket.io-client";

/** What following a pass needs: a fresh signature for every connection, and whom to tell. */
export type FollowOptions = {
  readonly sign: () => Promise<SignedCall>;
  /** Something changed: fetch the state. */
  readonly onWord: () => void;
  readonly onConnected: (connected: boolean) => void;
};

/**
 * Listens for the word that something changed. The socket's code is loaded apart, so that the code on screen waits for none of
 * it; where sockets are blocked, the page's own asking goes on without.
 */
export function followPass(options: FollowOptions): () => void {
  let socket: Socket<ServerToPass, Record<string, never>> | undefined;
  let ended = false;
  const connect = async () => {
    const { io } = await import("socket.io-client");
    if (ended) return;
    socket = io(passNamespace, {
      path: "/socket.io",
      transports: ["websocket"],
      reconnectionDelay: 500,
      reconnectionDelayMax: 10_000,
      auth: (give) => void options.sign().then(give, () => give({})),
    });
    socket.on("pass.changed", options.onWord);
    socket.on("connect", () => options.onConnected(true));
    socket.on("disconnect", () => options.onConnected(false));
    socket.on("connect_error", () => {
      options.onConnected(false);
      // The server turned the handshake away: asking for the state finds out why, and sets the clock right.
      if (socket && !socket.active) {
        options.onWord();
        setTimeout(() => !ended && socket?.connect(), 5_000);
      }
    });
  };
  connect().catch(() => options.onConnected(false));
  return () => {
    ended = true;
    socket?.close();
  };
}
