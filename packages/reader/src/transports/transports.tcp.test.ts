import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import type { ByteLink } from "./byte-transport.ts";
import { tcpServerTransport } from "./tcp-server-transport.ts";
import { tcpTransport, unixTransport } from "./tcp-transport.ts";

const text = (chunk: Uint8Array | undefined) => Buffer.from(chunk ?? []).toString();
const bytes = (value: string) => Uint8Array.from(Buffer.from(value));

/** A far end that says back whatever it hears. */
async function echoServer(
  where: { readonly host: string; readonly port: number } | { readonly path: string },
) {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(where, resolve));
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    hangUp: () => {
      for (const socket of sockets) socket.destroy();
    },
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

const nextChunk = async (link: ByteLink) => {
  const { value } = await link.chunks[Symbol.asyncIterator]().next();
  return value;
};

const signal = () => new AbortController().signal;

test("a dialled link carries bytes both ways, and its loss is told with its own code", async () => {
  await using server = await echoServer({ host: "127.0.0.1", port: 0 });
  await using link = await tcpTransport("127.0.0.1", server.port).open(signal());
  expect(link).toMatchObject({ kind: "tcp", interCharacterMs: 150 });
  await link.write(bytes("hello"));
  const chunks = link.chunks[Symbol.asyncIterator]();
  expect(text((await chunks.next()).value)).toBe("hello");
  server.hangUp();
  await expect(chunks.next()).rejects.toMatchObject({ code: "link.lost" });
  await expect(link.write(bytes("x"))).rejects.toMatchObject({ code: "link.lost" });
});

test("a disposed link ends quietly, twice if need be", async () => {
  await using server = await echoServer({ host: "127.0.0.1", port: 0 });
  const link = await tcpTransport("127.0.0.1", server.port).open(signal());
  const next = link.chunks[Symbol.asyncIterator]().next();
  await link[Symbol.asyncDispose]();
  expect(await next).toMatchObject({ done: true });
  await link[Symbol.asyncDispose]();
});

test("nobody there is a refusal, and an abort while dialling is the abort", async () => {
  const server = await echoServer({ host: "127.0.0.1", port: 0 });
  await server[Symbol.asyncDispose]();
  await expect(tcpTransport("127.0.0.1", server.port).open(signal())).rejects.toMatchObject({
    code: "link.refused",
  });
  await expect(tcpTransport("127.0.0.1", server.port).open(AbortSignal.abort("stop"))).rejects.toBe("stop");
});

test("a socket file is dialled like a port", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "reader-"));
  try {
    const file = path.join(folder, "line.sock");
    await using server = await echoServer({ path: file });
    await using link = await unixTransport(file).open(signal());
    await link.write(bytes("hello"));
    expect(text(await nextChunk(link))).toBe("hello");
    expect(link.kind).toBe("unix");
    expect(server.port).toBe(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a device that dials in is served, and the one that dials after it takes its place", async () => {
  const stop = new AbortController();
  const transport = tcpServerTransport({ host: "127.0.0.1", port: 0, from: null });
  const opening = transport.open(stop.signal);
  const port = await transport.listening;
  const first = connect(port, "127.0.0.1");
  first.on("error", () => {});
  await using link = await opening;
  first.write("one");
  const chunks = link.chunks[Symbol.asyncIterator]();
  expect(text((await chunks.next()).value)).toBe("one");
  const second = connect(port, "127.0.0.1");
  await expect(chunks.next()).rejects.toMatchObject({ code: "link.lost" });
  await using taken = await transport.open(stop.signal);
  second.write("two");
  expect(text(await nextChunk(taken))).toBe("two");
  stop.abort();
  second.destroy();
});

test("a device that dials in from elsewhere than configured is turned away", async () => {
  const stop = new AbortController();
  const transport = tcpServerTransport({ host: "127.0.0.1", port: 0, from: "192.0.2.1" });
  const opening = transport.open(stop.signal);
  const stranger = connect(await transport.listening, "127.0.0.1");
  stranger.on("error", () => {});
  await new Promise((resolve) => stranger.once("close", resolve));
  stop.abort("stop");
  await expect(opening).rejects.toBe("stop");
});

test("a port that is taken is told as such", async () => {
  await using server = await echoServer({ host: "127.0.0.1", port: 0 });
  const transport = tcpServerTransport({ host: "127.0.0.1", port: server.port, from: null });
  await expect(transport.open(signal())).rejects.toMatchObject({ code: "link.unavailable" });
});
