import type { BridgeToServer, ServerToBridge } from "@gatehouse/contracts/bridge/bridge-events";
import { bridgeAckMs } from "@gatehouse/contracts/bridge/bridge-limits";
import type { Server, Socket } from "socket.io";
import type * as z from "zod/mini";

/** The sites' socket server. */
export type BridgeIo = Server<BridgeToServer, ServerToBridge>;

/** The socket of one bridge. */
export type BridgeSocket = Socket<BridgeToServer, ServerToBridge>;

/** A bridge did not answer, or not what was asked, or is not believed any more: the connection is of no use. */
export class LinkBroken extends Error {
  override readonly name = "LinkBroken";
}

type Asking = "blocks" | "list.delta" | "list.part" | "list.end" | "list.keys" | "lease" | "command";

/**
 * Sends a bridge something that it answers, and reads the answer by its schema.
 * @throws {LinkBroken} when no readable answer comes within 10 s
 */
export async function ask<Event extends Asking, Schema extends z.ZodMiniType>(
  socket: BridgeSocket,
  event: Event,
  payload: Parameters<ServerToBridge[Event]>[0],
  answer: Schema,
): Promise<z.output<Schema>> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const overdue = setTimeout(() => reject(new LinkBroken(`no answer to ${event}`)), bridgeAckMs);
  const gone = () => reject(new LinkBroken(`gone before it answered ${event}`));
  if (!socket.connected) gone();
  socket.once("disconnect", gone);
  // What comes back is checked by the schema below, whatever the event's type promises.
  const words: unknown = [payload, resolve];
  socket.emit(event, ...(words as Parameters<ServerToBridge[Event]>));
  try {
    const parsed = answer.safeParse(await promise);
    if (!parsed.success) throw new LinkBroken(`an unreadable answer to ${event}`);
    return parsed.data;
  } finally {
    clearTimeout(overdue);
    socket.off("disconnect", gone);
  }
}
