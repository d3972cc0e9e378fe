import { ReaderError } from "../../../errors/reader-error.ts";
import type { ByteTransport } from "../../../transports/byte-transport.ts";
import { type TransportConfig, transportOf } from "../../../transports/transport-config.ts";
import { fromHex } from "../bytes.ts";

/** Readers, or a panel, of another make, somewhere at the end of a link. */
export type PanelPeer = {
  readonly transport: ByteTransport;
  /** The key all of them hold, or null for readers without a secure channel. */
  readonly scbk: Uint8Array | null;
  readonly addresses: readonly number[];
};

const serialPattern = /^serial:(.+?)(?:@(\d+))?$/;
// What readers are set to when they leave the factory.
const factoryBaudRate = 9_600;

/**
 * The readers named by `OSDP_PEER` (`tcp://HOST:PORT`, `unix:PATH` or `serial:PATH@BAUD`), `OSDP_SCBK` (hexadecimal) and
 * `OSDP_ADDRESSES` (`1,2`); null when no peer is named.
 * @throws {ReaderError} `line.misconfigured`
 */
export function peerFromEnvironment(environment: Environment): PanelPeer | null {
  return peerOf(environment, "OSDP_PEER");
}

/**
 * The panel named by `OSDP_PANEL_PEER`, which our readers dial (`tcp://HOST:PORT`, `unix:PATH` or `serial:PATH@BAUD`) or
 * wait for (`listen:PORT`), with the key and addresses it expects; null when none is named.
 * @throws {ReaderError} `line.misconfigured`
 */
export function panelFromEnvironment(environment: Environment): PanelPeer | null {
  return peerOf(environment, "OSDP_PANEL_PEER");
}

type Environment = Readonly<Record<string, string | undefined>>;

function peerOf(environment: Environment, name: "OSDP_PEER" | "OSDP_PANEL_PEER"): PanelPeer | null {
  const { [name]: peer, OSDP_SCBK: scbk, OSDP_ADDRESSES: addresses } = environment;
  if (peer === undefined || peer === "") return null;
  return {
    transport: transportOf(transportConfigOf(peer, name)),
    scbk: scbk === undefined || scbk === "" ? null : fromHex(scbk),
    addresses: (addresses ?? "1").split(",").map(Number),
  };
}

function transportConfigOf(peer: string, name: string): TransportConfig {
  if (peer.startsWith("unix:")) return { kind: "unix", path: peer.slice(5) };
  const serial = serialPattern.exec(peer);
  if (serial !== null) {
    const baudRate = Number(serial[2] ?? factoryBaudRate);
    return { kind: "serial", path: serial[1] ?? "", baudRate, adapter: "usb" };
  }
  const listen = /^listen:(\d+)$/.exec(peer)?.[1];
  if (listen !== undefined)
    return { kind: "tcp-server", host: "127.0.0.1", port: Number(listen), from: null };
  const [host, port] = peer.replace(/^tcp:(?:\/\/)?/, "").split(":");
  if (host !== undefined && Number(port) > 0) return { kind: "tcp", host, port: Number(port) };
  throw new ReaderError("line.misconfigured", `${name} wants tcp://HOST:PORT, unix:PATH or serial:PATH@BAUD`);
}
