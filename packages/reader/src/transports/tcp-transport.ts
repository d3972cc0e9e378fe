import { connect, type NetConnectOpts, type Socket } from "node:net";
import { ReaderError } from "../errors/reader-error.ts";
import type { ByteLink, ByteTransport } from "./byte-transport.ts";
import { streamLink } from "./stream-link.ts";

/** Bytes come in clumps over a network, so a pause inside a message means little; it stays below the reply time. */
export const clumpedInterCharacterMs = 150;

// A half-open connection is found by the system within this time even when nobody sends.
const keepAliveMs = 5_000;

/** Dials a device server (RS-485 to Ethernet) or a reader. */
export function tcpTransport(host: string, port: number): ByteTransport {
  return dialled(`tcp ${host}:${port}`, "tcp", { host, port });
}

/** Dials a socket file of this machine. */
export function unixTransport(path: string): ByteTransport {
  return dialled(`unix ${path}`, "unix", { path });
}

/** A link over a connected socket, without delay for small messages. */
export function socketLink(socket: Socket, kind: "tcp" | "unix"): ByteLink {
  socket.setNoDelay(true);
  socket.setKeepAlive(true, keepAliveMs);
  return streamLink(socket, { kind, interCharacterMs: clumpedInterCharacterMs });
}

function dialled(name: string, kind: "tcp" | "unix", target: NetConnectOpts): ByteTransport {
  return {
    name,
    openLimitMs: 5_000,
    open: (signal) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const socket = connect(target);
        const onAbort = () => {
          socket.destroy();
          reject(signal.reason);
        };
        const onError = (error: Error) => {
          signal.removeEventListener("abort", onAbort);
          reject(new ReaderError("link.refused", name, error));
        };
        signal.addEventListener("abort", onAbort, { once: true });
        socket.once("error", onError);
        socket.once("connect", () => {
          signal.removeEventListener("abort", onAbort);
          socket.off("error", onError);
          resolve(socketLink(socket, kind));
        });
      }),
  };
}
