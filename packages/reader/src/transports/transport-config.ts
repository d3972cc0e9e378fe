import type { ByteTransport } from "./byte-transport.ts";
import { serialTransport } from "./serial-transport.ts";
import { tcpServerTransport } from "./tcp-server-transport.ts";
import { tcpTransport, unixTransport } from "./tcp-transport.ts";

/** Where a line leads, as a configuration file says it. */
export type TransportConfig =
  | { readonly kind: "tcp"; readonly host: string; readonly port: number }
  | {
      readonly kind: "tcp-server";
      readonly host: string;
      readonly port: number;
      /** The only remote address that may dial in; null lets in any. */
      readonly from: string | null;
    }
  | { readonly kind: "unix"; readonly path: string }
  | {
      readonly kind: "serial";
      readonly path: string;
      readonly baudRate: number;
      readonly adapter: "uart" | "usb";
    };

/** The transport a configuration names. Opens nothing. */
export function transportOf(config: TransportConfig): ByteTransport {
  switch (config.kind) {
    case "tcp":
      return tcpTransport(config.host, config.port);
    case "tcp-server":
      return tcpServerTransport(config);
    case "unix":
      return unixTransport(config.path);
    case "serial":
      return serialTransport({ path: config.path, baudRate: config.baudRate, kind: config.adapter });
  }
}
