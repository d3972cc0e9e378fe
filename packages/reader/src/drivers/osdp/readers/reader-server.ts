import { createServer, type Socket } from "node:net";
import type { Scheduler } from "../../../supervisor/scheduler.ts";
import type { Random } from "../../../supervisor/seeded-random.ts";
import { socketLink } from "../../../transports/tcp-transport.ts";
import { type ReaderFaults, runReaderLine } from "./reader-line.ts";
import type { SimulatedOsdpReader } from "./simulated-osdp-reader.ts";

/** Simulated readers that wait for a panel on a port or a socket file. */
export type ReaderServer = AsyncDisposable & {
  readonly port: number;
  /** Drops the panel's connection; it may dial again. */
  hangUp(): void;
};

/** What a reader server is made of. */
export type ReaderServerParts = {
  readonly readers: readonly SimulatedOsdpReader[];
  readonly faults: ReaderFaults;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly listen: { readonly host: string; readonly port: number } | { readonly path: string };
  readonly onPanel?: (isConnected: boolean) => void;
};

/** Listens and answers one panel at a time; the last one to dial wins, as with a device server. */
export async function serveReaders(parts: ReaderServerParts): Promise<ReaderServer> {
  let current: Socket | null = null;
  const server = createServer((socket) => {
    current?.destroy();
    current = socket;
    parts.onPanel?.(true);
    runReaderLine(parts, socketLink(socket, "tcp"))
      .catch(() => {})
      .finally(() => {
        if (current === socket) current = null;
        parts.onPanel?.(false);
      });
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject);
  server.listen(parts.listen, resolve);
  await promise;
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    hangUp: () => current?.destroy(),
    [Symbol.asyncDispose]: () =>
      new Promise((closed) => {
        current?.destroy();
        server.close(() => closed());
      }),
  };
}
