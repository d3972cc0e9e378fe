import http from "node:http";
import net, { type AddressInfo } from "node:net";

/** The line between a browser and the server, as a proxy of the browser's window: it can be made slow, and be cut. */
export type CuttableLine = {
  /** For the `proxy` of a window. */
  readonly server: string;
  /** Lets so many bytes a second through to the server from now on; undefined is as fast as it goes. */
  readonly slow: (bytesPerSecond: number | undefined) => void;
  /** Ends every connection, and every new one at once, until it is mended. */
  readonly cut: () => void;
  readonly mend: () => void;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
};

/** Opens a line on a free loopback port. */
export async function openCuttableLine(): Promise<CuttableLine> {
  let speed: number | undefined;
  let isCut = false;
  const sockets = new Set<net.Socket>();
  const keep = (socket: net.Socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    if (isCut) socket.destroy();
  };
  const proxy = http.createServer((request, response) => {
    const { method = "GET", headers, url = "" } = request;
    const onward = http.request(url, { method, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on("socket", keep);
    onward.on("error", () => response.destroy());
    request.on("close", () => request.complete || onward.destroy());
    request.on("end", () => onward.end());
    request.on("data", (bytes: Buffer) => {
      onward.write(bytes);
      if (speed === undefined) return;
      request.pause();
      setTimeout(() => request.resume(), (bytes.length / speed) * 1_000);
    });
  });
  // WebSockets come through a tunnel.
  proxy.on("connect", (request, near: net.Socket) => {
    const [host = "", port = ""] = (request.url ?? "").split(":");
    const far = net.connect(Number(port), host, () => near.write("HTTP/1.1 200 OK\r\n\r\n"));
    keep(far);
    far.on("close", () => near.destroy());
    near.on("close", () => far.destroy());
    near.pipe(far).pipe(near);
  });
  proxy.on("connection", keep);
  await new Promise<void>((done) => proxy.listen(0, "127.0.0.1", () => done()));
  return {
    server: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    slow: (bytesPerSecond) => {
      speed = bytesPerSecond;
    },
    cut: () => {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend: () => {
      isCut = false;
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((done) => void proxy.close(() => done()));
    },
  };
}
