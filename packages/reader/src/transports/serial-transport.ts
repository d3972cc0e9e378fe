import { ReaderError } from "../errors/reader-error.ts";
import type { ByteTransport } from "./byte-transport.ts";
import { streamLink } from "./stream-link.ts";
import { clumpedInterCharacterMs } from "./tcp-transport.ts";

/** A serial port of this machine: 8 data bits, no parity, 1 stop bit. */
export type SerialOptions = {
  readonly path: string;
  readonly baudRate: number;
  /** USB adapters deliver in clumps like a network does; a UART of the board does not. */
  readonly kind: "uart" | "usb";
};

const uartInterCharacterMs = 20;

/** Opens a serial port. The native module is loaded on first use and its absence is `link.unavailable`. */
export function serialTransport(options: SerialOptions): ByteTransport {
  const { path, baudRate, kind } = options;
  const name = `serial ${path}`;
  return {
    name,
    openLimitMs: 5_000,
    async open(signal) {
      const { SerialPort } = await loadSerialPort();
      signal.throwIfAborted();
      const port = new SerialPort({
        path,
        baudRate,
        autoOpen: false,
        dataBits: 8,
        parity: "none",
        stopBits: 1,
      });
      await settled((done) => port.open(done), "link.refused", name);
      return streamLink(port, {
        kind,
        interCharacterMs: kind === "uart" ? uartInterCharacterMs : clumpedInterCharacterMs,
        setBaudRate: (rate) => settled((done) => port.update({ baudRate: rate }, done), "link.lost", name),
        drain: () => settled((done) => port.drain(done), "link.lost", name),
      });
    },
  };
}

async function loadSerialPort() {
  try {
    return await import("serialport");
  } catch (error) {
    throw new ReaderError("link.unavailable", "the optional package serialport is not installed", error);
  }
}

function settled(
  start: (done: (error: Error | null) => void) => void,
  code: "link.refused" | "link.lost",
  name: string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => (error ? reject(new ReaderError(code, name, error)) : resolve()));
  });
}
