import { createServer, type Server, type Socket } from "node:net";
import { ReaderError } from "../errors/reader-error.ts";
import type { ByteTransport } from "./byte-transport.ts";
import { socketLink } from "./tcp-transport.ts";

/** Where a device server may dial in from. */
export type TcpServerOptions = {
  readonly host: string;
  readonly port: number;
  /** Only this remote address is let in; null lets in any, for closed networks. */
  readonly from: string | null;
};

/** A transport that waits to be dialled; `port` tells the real one once it listens (for port 0). */
export type TcpServerTransport = ByteTransport & { readonly listening: Promise<number> };

/**
 * Waits for a device server to dial in. The last caller wins: a device that lost its power comes back while its old
 * connection still looks alive. Listens from the first `open` until that signal aborts.
 */
export function tcpServerTransport(options: TcpServerOptions): TcpServerTransport {
  const name = `tcp server ${options.host}:${options.port}`;
  const listening = Promise.withResolvers<number>();
  listening.promise.catch(() => {});
  let server: Server | null = null;
  let current: Socket | null = null;
  let next: Socket | null = null;
  let onNext: (() => void) | null = null;

  const admit = (socket: Socket) => {
    socket.on("error", () => {});
    if (options.from !== null && !isSameAddress(socket.remoteAddress, options.from)) {
      socket.destroy();
      return;
    }
    next?.destroy();
    next = socket;
    current?.destroy();
    onNext?.();
  };

  const close = () => {
    server?.close();
    server = null;
    next?.destroy();
    next = null;
  };

  const listen = (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const opened = createServer(admit);
      opened.once("error", (error) => reject(new ReaderError("link.unavailable", name, error)));
      opened.listen(options.port, options.host, () => {
        const address = opened.address();
        server = opened;
        signal.addEventListener("abort", close, { once: true });
        if (signal.aborted) close();
        listening.resolve(typeof address === "object" && address !== null ? address.port : options.port);
        resolve();
      });
    });

  return {
    name,
    openLimitMs: null,
    listening: listening.promise,
    async open(signal) {
      if (server === null) await listen(signal);
      while (next === null || next.destroyed) {
        await new Promise<void>((resolve, reject) => {
          const onAbort = () => reject(signal.reason);
          if (signal.aborted) onAbort();
          signal.addEventListener("abort", onAbort, { once: true });
          onNext = () => {
            signal.removeEventListener("abort", onAbort);
            resolve();
          };
        });
      }
      current = next;
      next = null;
      return socketLink(current, "tcp");
    },
  };
}

function isSameAddress(actual: string | undefined, allowed: string): boolean {
  return actual === allowed || actual === `::ffff:${allowed}`;
}
