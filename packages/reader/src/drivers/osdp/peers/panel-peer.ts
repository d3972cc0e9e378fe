import { ReaderError } from "../../../errors/reader-error.ts";
import type { ByteTransport } from "../../../transports/byte-transport.ts";
import { type TransportConfig, transportOf } from "../../../transports/transport-config.ts";
import { fromHex } from "../bytes.ts";

/** Readers of another make, somewhere at the end of a link. */
export type PanelPeer = {
  readonly transport: ByteTransport;
  /** The key all of them hold, or null for readers without a secure channel. */
  readonly scbk: Uint8Array | null;
  readonly addresses: readonly number[];
};

const serialPattern = /^serial:(.+)@(\d+)$/;

/**
 * The peer named by `OSDP_PEER` (`HOST:PORT`, `unix:PATH` or `serial:PATH@BAUD`), `OSDP_SCBK` (hexadecimal) and
 * `OSDP_ADDRESSES` (`1,2`); null when no peer is named.
 * @throws {ReaderError} `line.misconfigured`
 */
export function peerFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): PanelPeer | null {
  const { OSDP_PEER: peer, OSDP_SCBK: scbk, OSDP_ADDRESSES: addresses } = environment;
  if (peer === undefined || peer === "") return null;
  return {
    transport: transportOf(transportConfigOf(peer)),
    scbk: scbk === undefined || scbk === "" ? null : fromHex(scbk),
    addresses: (addresses ?? "1").split(",").map(Number),
  };
}

function transportConfigOf(peer: string): TransportConfig {
  if (peer.startsWith("unix:")) return { kind: "unix", path: peer.slice(5) };
  const serial = serialPattern.exec(peer);
  if (serial !== null)
    return { kind: "serial", path: serial[1] ?? "", baudRate: Number(serial[2]), adapter: "usb" };
  const [host, port] = peer.replace(/^tcp:/, "").split(":");
  if (host !== undefined && Number(port) > 0) return { kind: "tcp", host, port: Number(port) };
  throw new ReaderError("line.misconfigured", "OSDP_PEER wants HOST:PORT, unix:PATH or serial:PATH@BAUD");
}
