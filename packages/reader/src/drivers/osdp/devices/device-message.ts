import type { OsdpCommand } from "../commands.ts";
import type { SecurityBlock } from "../frame.ts";
import type { QueuedCommand } from "./command-queue.ts";

/** Why a message is sent: what its answer will mean. */
export type Purpose =
  | {
      readonly kind: "identify" | "capabilities" | "handshake" | "set-key" | "status" | "poll";
    }
  | { readonly kind: "command"; readonly command: QueuedCommand };

/** The next thing to say to a reader. `startsAnew` begins a conversation at sequence number 0, without a session. */
export type DeviceMessage = {
  readonly purpose: Purpose;
  readonly command: OsdpCommand;
  readonly security: SecurityBlock | null;
  readonly startsAnew: boolean;
};

/** A message without a security block in the running conversation. */
export function plainMessage(purpose: Purpose, command: OsdpCommand): DeviceMessage {
  return { purpose, command, security: null, startsAnew: false };
}
