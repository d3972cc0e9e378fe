import { type CommandOutcome, commandOk, refused } from "../../../commands/reader-command.ts";
import type { OsdpCommand } from "../commands.ts";
import type { Capabilities } from "../messages/capabilities.ts";
import { nakCodes, type OsdpReply } from "../replies.ts";
import { timing } from "../timing.ts";
import { CommandQueue, type QueuedCommand } from "./command-queue.ts";
import { planCommand, type WireCommand } from "./plan-command.ts";

/** The next message of a waiting command. */
export type LaneMessage = { readonly queued: QueuedCommand; readonly command: OsdpCommand };

/** The commands of one reader from request to outcome. */
export class CommandLane {
  readonly #queue = new CommandQueue();
  readonly #lockOutput: number | null;
  readonly #wake: () => void;

  constructor(lockOutput: number | null, wake: () => void) {
    this.#lockOutput = lockOutput;
    this.#wake = wake;
  }

  /** Plans a command and puts it in the queue; resolves with its outcome. */
  request(command: WireCommand, capabilities: Capabilities, nowMs: number): Promise<CommandOutcome> {
    const plan = planCommand(command, capabilities, this.#lockOutput);
    if (plan.kind === "settled") return Promise.resolve(plan.outcome);
    const { promise, resolve } = Promise.withResolvers<CommandOutcome>();
    const deadlineMs = nowMs + (command.kind === "set-line" ? timing.setting : timing.command);
    // All lock verbs move one lock: a later one takes the place of an earlier one that is still waiting.
    const kind = plan.isUrgent ? "lock" : command.kind;
    const messages = [...plan.messages];
    this.#queue.add({
      kind,
      isUrgent: plan.isUrgent,
      messages,
      queuedMs: nowMs,
      deadlineMs,
      settle: resolve,
    });
    this.#wake();
    return promise;
  }

  /** The message to send next, or null when nothing waits. */
  get next(): LaneMessage | null {
    const queued = this.#queue.first;
    const command = queued?.messages[0];
    return queued === null || command === undefined ? null : { queued, command };
  }

  /** The reader answered the first message of a command. */
  onReply(command: QueuedCommand, reply: OsdpReply): void {
    if (reply.kind === "nak") {
      this.#queue.remove(command);
      const isUnknown = reply.reason === nakCodes.unknownCommand;
      command.settle(isUnknown ? { kind: "unsupported" } : refused("rejected-by-reader"));
      return;
    }
    command.messages.shift();
    if (command.messages.length > 0) return;
    this.#queue.remove(command);
    command.settle(commandOk);
  }

  /** The reader answered something nobody understands: the command may or may not have been carried out. */
  giveUp(command: QueuedCommand): void {
    this.#queue.remove(command);
    command.settle({ kind: "timeout" });
  }

  /** Gives up what is past its deadline. */
  expire(nowMs: number): void {
    this.#queue.expire(nowMs);
  }

  clear(outcome: CommandOutcome): void {
    this.#queue.clear(outcome);
  }
}
