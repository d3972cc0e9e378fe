import type { LinkSource } from "../reader-driver.ts";

/** An open byte pipe. Knows no payload; chunks arrive with no respect for frame borders. */
export type ByteLink = AsyncDisposable & {
  readonly kind: "uart" | "usb" | "tcp" | "unix" | "memory";
  /** Longest pause inside one message before it is given up: 20 ms on a UART, 150 ms where the system clumps bytes. */
  readonly interCharacterMs: number;
  /** One consumer. Ends when the link is disposed. @throws {ReaderError} `link.lost` when the far end goes away. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Resolves when the bytes were handed to the system. @throws {ReaderError} `link.lost` */
  write(bytes: Uint8Array): Promise<void>;
  /** Changes the line speed where the link has one; elsewhere does nothing. */
  setBaudRate(baudRate: number): Promise<void>;
};

/** Opens byte pipes to one place. */
export type ByteTransport = LinkSource<ByteLink>;
