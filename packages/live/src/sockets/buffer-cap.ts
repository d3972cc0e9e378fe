import type { Socket } from "socket.io";

/** What may wait for one socket before it is cut: beyond it, a stalled desk would cost everybody memory. */
export const bufferCap = { packets: 1_000, bytes: 1_000_000 };

/**
 * Cuts a socket whose unsent packets pass the cap. It reconnects when it can and converges by `live.since`. Counts what
 * the engine announces: packets made, and the moment all of them have left.
 */
export function capBuffer(socket: Socket, onCut: () => void): void {
  let packets = 0;
  let bytes = 0;
  socket.conn.on("packetCreate", (packet: { data?: unknown }) => {
    packets += 1;
    bytes += typeof packet.data === "string" ? packet.data.length : 0;
    if (packets <= bufferCap.packets && bytes <= bufferCap.bytes) return;
    onCut();
    socket.conn.close(true);
  });
  socket.conn.on("drain", () => {
    packets = 0;
    bytes = 0;
  });
}
