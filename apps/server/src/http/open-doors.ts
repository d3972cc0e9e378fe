import type http from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import type { Config } from "../config.ts";
import { lanCertificate } from "../lan/lan-certificate.ts";
import { listen } from "./listen.ts";

/** Where this machine's own programs reach the server, and what opens it to everybody else once all is mounted. */
export type Listening = { readonly ownOrigin: string; readonly open: () => Promise<http.Server[]> };

/**
 * How a server is reached. Usually by one port. With `--lan` phones come over HTTPS, and the page rendering and a simulated
 * site, which trust no self-made certificate, by a port of their own that only this machine sees.
 */
export async function prepareListening(config: Config, server: http.Server): Promise<Listening> {
  if (config.lan === undefined)
    return {
      ownOrigin: `http://127.0.0.1:${config.port}`,
      open: async () => {
        await listen(server, config.port, config.host);
        return [server];
      },
    };
  const { lan } = config;
  await listen(server, 0, "127.0.0.1");
  const { port } = server.address() as AddressInfo;
  return {
    ownOrigin: `http://127.0.0.1:${port}`,
    open: async () => {
      const secure = https.createServer(await lanCertificate(config.dataDir, lan, new Date()));
      secure.on("request", (request, response) => server.emit("request", request, response));
      secure.on("upgrade", (...upgrade) => server.emit("upgrade", ...upgrade));
      await listen(secure, config.port, config.host);
      return [secure, server];
    },
  };
}
