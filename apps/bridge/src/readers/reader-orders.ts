import type { BridgeCommand } from "@gatehouse/contracts/bridge/bridge-command";
import type { ReaderCommand } from "@gatehouse/reader/commands/reader-command";
import type { ReaderLine } from "@gatehouse/reader/supervisor/supervise-line";
import type { InstallWindows } from "./install-windows.ts";
import { type Ran, ranOf } from "./ran.ts";

/** An order to one reader. */
export type ReaderOrder = Extract<
  BridgeCommand,
  { kind: "identify" | "open-install-mode" | "close-install-mode" | "rotate-key" | "release-quarantine" }
>;

/** What orders to readers act on. */
export type ReaderOrderParts = {
  readonly windows: InstallWindows;
  readonly lineOf: (readerId: string) => ReaderLine | undefined;
  readonly isQuarantined: (readerId: string) => boolean;
  /** Writes down that a quarantine is over. */
  readonly noteRelease: (readerId: string, commandId: string) => Promise<void>;
};

/** Carries out an order to a reader. */
export async function runReaderOrder(order: ReaderOrder, parts: ReaderOrderParts): Promise<Ran> {
  const { readerId, commandId } = order;
  const { windows, lineOf } = parts;
  const send = async (command: ReaderCommand) => ranOf(await lineOf(readerId)?.send(command));
  switch (order.kind) {
    case "open-install-mode":
      return windows.open(readerId, commandId, order.durationMs);
    case "close-install-mode":
      return windows.close(readerId, "admin");
    case "identify":
    case "rotate-key":
      return send({ kind: order.kind, readerId });
    case "release-quarantine": {
      const wasKeptOut = parts.isQuarantined(readerId);
      const ran = await send({ kind: "release-quarantine", readerId });
      if (ran.outcome === "done" && wasKeptOut) await parts.noteRelease(readerId, commandId);
      return ran;
    }
  }
}
